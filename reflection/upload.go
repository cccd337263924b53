package reflection

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Upload is a set-up file that a coordinator has sent to the bot. It is kept
// until it is applied or thrown away, and no longer than an hour: it is a list
// of people.
type Upload struct {
	ID           UploadID
	Organisation OrganisationID
	Owner        MemberID
	At           time.Time
	Body         Private // the bytes of the file
}

func (Upload) record() {}

// uploadLasts is how long a file waits to be applied.
const uploadLasts = time.Hour

// MaxUpload is the most bytes of a file that is kept: what a set-up file may
// have, and a little.
const MaxUpload = 5 << 20

// KeepUpload keeps a set-up file that a coordinator has sent, changing nothing
// else. ErrExists means that the event was taken in before, ErrForbidden that
// the person sets nothing up.
func (s *Service) KeepUpload(ctx context.Context, by Member, event Event, body Private) (Upload, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return Upload{}, err
	}
	if len(body) > MaxUpload {
		return Upload{}, Fault{FileField, TooLong}
	}
	u := Upload{ID: UploadID(clipOf(event)), Organisation: by.Organisation, Owner: by.ID, At: s.Now().UTC(), Body: body}
	if err := s.Store.Write(ctx, by.Organisation, event, u); err != nil {
		return Upload{}, fmt.Errorf("keep an upload: %w", err)
	}
	return u, nil
}

// FileField is the set-up file, where a Fault is about it.
const FileField = "file"

// Upload is one of the coordinator's own; ErrNotFound once its hour is over.
func (s *Service) Upload(ctx context.Context, by Member, id UploadID) (Upload, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return Upload{}, err
	}
	u, err := s.Store.Upload(ctx, by.Organisation, id)
	if err == nil && (u.Owner != by.ID || s.Now().Sub(u.At) >= uploadLasts) {
		err = ErrNotFound
	}
	if err != nil {
		return Upload{}, fmt.Errorf("upload %s: %w", id, err)
	}
	return u, nil
}

// TryUpload is what the rows of a coordinator's file would change. The error
// is Mistakes when rows are not right.
func (s *Service) TryUpload(ctx context.Context, by Member, f SetUpFile, rows []Row) (Change, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return Change{}, err
	}
	return s.taken(ctx, by, f, rows, true)
}

// ApplyUpload keeps what the rows of the upload change, all or nothing, and
// throws the file away. With Mistakes it stays, and nothing is changed.
func (s *Service) ApplyUpload(ctx context.Context, by Member, id UploadID, f SetUpFile, rows []Row) (Change, error) {
	if _, err := s.Upload(ctx, by, id); err != nil {
		return Change{}, err
	}
	c, err := s.taken(ctx, by, f, rows, false)
	if err != nil {
		return Change{}, err
	}
	return c, s.dropped(ctx, by.Organisation, id)
}

// taken takes in a file that came through the chat: there is one thing that it
// cannot say, see readPlatformID.
func (s *Service) taken(ctx context.Context, by Member, f SetUpFile, rows []Row, dryRun bool) (Change, error) {
	org := Organisation{ID: by.Organisation, Revision: 1}
	if f == PeopleFile {
		return s.importPeople(ctx, org, rows, dryRun, fromChat)
	}
	return s.Import(ctx, org, f, rows, dryRun)
}

// DropUpload throws a file away. It may be gone already.
func (s *Service) DropUpload(ctx context.Context, by Member, id UploadID) error {
	_, err := s.Upload(ctx, by, id)
	switch {
	case isMissing(err):
		return nil
	case err != nil:
		return err
	}
	return s.dropped(ctx, by.Organisation, id)
}

func (s *Service) dropped(ctx context.Context, org OrganisationID, id UploadID) error {
	err := s.Store.Write(ctx, org, Gone{Upload: id})
	if err != nil && !errors.Is(err, ErrNotFound) {
		return fmt.Errorf("throw upload %s away: %w", id, err)
	}
	return nil
}

// ForgetUploads takes away the files whose hour is over, in every
// organisation, and says how many.
func (s *Service) ForgetUploads(ctx context.Context) (int, error) {
	return s.Store.PruneUploads(ctx, s.Now().Add(-uploadLasts))
}
