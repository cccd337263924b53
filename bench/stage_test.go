package bench

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"plenary/reflection"
)

// BenchmarkSaveStage is a teacher saving one stage of a full cycle: one read
// and one write, with the guards, sealing and the next Form laid out.
func BenchmarkSaveStage(b *testing.B) {
	for _, db := range databases {
		for _, teachers := range []int{1, 64} {
			b.Run(fmt.Sprintf("%s/%d at once", db.name, teachers), func(b *testing.B) {
				n := newTown(b, db.url(b), teachers)
				entries := make([]reflection.EntryID, teachers)
				over := make([]int, teachers)
				for i, m := range n.ects {
					sheet, err := n.Start(b.Context(), m, reflection.FullCycle, "")
					must(b, err)
					entries[i] = sheet.Entry.ID
				}
				atOnce(b, teachers, func(w, i int) {
					saved, err := n.Answer(call(b), n.ects[w], reflection.Answers{
						Entry: entries[w], Texts: map[reflection.Stage]reflection.Draft{
							reflection.Description: {Text: reflection.Private(fmt.Sprint(words, i)), Over: over[w]}},
					})
					if err != nil || saved.Next == nil {
						b.Errorf("saving a stage: %v", err)
					}
					over[w]++
				})
			})
		}
	}
}

// BenchmarkOpenNote is a mentor opening the note before a meeting, with three
// shares in it.
func BenchmarkOpenNote(b *testing.B) {
	for _, db := range databases {
		b.Run(db.name, func(b *testing.B) {
			n := newTown(b, db.url(b), 2)
			var meeting reflection.MeetingID
			for range 3 {
				p, err := n.Draft(b.Context(), n.ects[0], words, reflection.Choices{Names: reflection.KeepNames})
				must(b, err)
				_, err = n.ShareDraft(b.Context(), n.ects[0], p.Share.ID)
				must(b, err)
				meeting = reflection.NewMeetingID(n.ects[0].ID, p.Share.For)
			}
			atOnce(b, 1, func(int, int) {
				d, err := n.OpenDigest(call(b), n.mentors[0], meeting)
				if err != nil || len(d.Shares) != 3 {
					b.Errorf("opening a note: %d shares, %v", len(d.Shares), err)
				}
			})
		})
	}
}

// slowest is the time that 99 in 100 stayed below.
func slowest(took []time.Duration) time.Duration {
	slices.Sort(took)
	return took[len(took)*99/100]
}
