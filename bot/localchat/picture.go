package localchat

import (
	"net/http"
	"sync"

	"plenary/bot"
	"plenary/reflection"
)

// keepPictures is how many pictures can be fetched at a time, over everyone.
const keepPictures = 50

// pictures are the newest images, by an id that cannot be guessed.
type pictures struct {
	mu   sync.Mutex
	kept []picture
}

type picture struct {
	id  string
	png []byte
}

// picture keeps an image to be fetched and returns its id; "" for no image.
func (c *Chat) picture(i *bot.Image) string {
	if i == nil || len(i.PNG) == 0 {
		return ""
	}
	p := picture{id: reflection.NewID(), png: i.PNG}
	c.pictures.mu.Lock()
	defer c.pictures.mu.Unlock()
	c.pictures.kept = lastOf(append(c.pictures.kept, p), keepPictures)
	return p.id
}

func (p *pictures) find(id string) ([]byte, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, k := range p.kept {
		if k.id == id {
			return k.png, true
		}
	}
	return nil, false
}

// showPicture answers GET /chat/pictures/{id}.
func (c *Chat) showPicture(w http.ResponseWriter, r *http.Request) {
	png, ok := c.pictures.find(r.PathValue("id"))
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "image/png")
	w.Write(png)
}
