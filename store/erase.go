package store

import (
	"context"
	"errors"
	"fmt"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"plenary/reflection"
)

// Erase destroys the member's key and removes them and what they wrote; see
// reflection.Store. By the schema what a key sealed goes with the key, and
// what was queued for a member goes with the member. Meetings are their ECT's:
// an erased ECT's go, and an erased mentor is taken off those of others.
//
// SQLite overwrites what is deleted, in its journal as soon as nobody is at
// work in it. PostgreSQL does at its next VACUUM, and a backup when it expires.
func (db *DB) Erase(ctx context.Context, org reflection.OrganisationID, id reflection.MemberID) error {
	doing := fmt.Sprintf("erase member %s", id)
	err := db.eraseOnce(ctx, org, id)
	for tries := 1; tries < 5 && errors.Is(err, reflection.ErrStale); tries++ { // ended in favour of a write
		err = db.eraseOnce(ctx, org, id)
	}
	if err != nil {
		return told(doing, err)
	}
	return told(doing, db.sweep(ctx))
}

func (db *DB) eraseOnce(ctx context.Context, org reflection.OrganisationID, id reflection.MemberID) error {
	return told("erase", db.gorm.WithContext(ctx).Transaction(func(tx *gorm.DB) error {
		for _, step := range []func(*gorm.DB, reflection.OrganisationID, reflection.MemberID) error{
			lockConcerned, forgetInMembers, forgetInMeetings, forgetInInquiries, forgetInYears, forgetInVisits, removeMember,
		} {
			if err := step(tx, org, id); err != nil {
				return err
			}
		}
		return nil
	}))
}

// memberRefs are the columns in which a member is named by another.
var memberRefs = []string{"mentor_id", "line_manager_id", "induction_tutor_id"}

// lockConcerned locks the rows in the order that Write does, so that neither
// ends the other.
func lockConcerned(tx *gorm.DB, org reflection.OrganisationID, id reflection.MemberID) error {
	concerned := tx.Where("id = ?", id)
	for _, column := range memberRefs {
		concerned = concerned.Or(column+" = ?", id)
	}
	var ids []string
	return tx.Model(&memberRow{}).Clauses(clause.Locking{Strength: "UPDATE"}).
		Where("organisation_id = ?", org).Where(concerned).Order("id").Pluck("id", &ids).Error
}

func forgetInMembers(tx *gorm.DB, org reflection.OrganisationID, id reflection.MemberID) error {
	for _, column := range memberRefs {
		err := tx.Model(&memberRow{}).
			Where("organisation_id = ? AND id <> ?", org, id).Where(column+" = ?", id).
			Updates(map[string]any{column: "", "revision": gorm.Expr("revision + 1")}).Error
		if err != nil {
			return err
		}
	}
	return nil
}

func forgetInMeetings(tx *gorm.DB, org reflection.OrganisationID, id reflection.MemberID) error {
	err := tx.Where("organisation_id = ? AND ect_id = ?", org, id).Delete(&meetingRow{}).Error
	if err != nil {
		return err
	}
	return tx.Model(&meetingRow{}).Where("organisation_id = ? AND mentor_id = ?", org, id).
		Updates(map[string]any{"mentor_id": "", "mentor_tap": "", "revision": gorm.Expr("revision + 1")}).Error
}

func removeMember(tx *gorm.DB, org reflection.OrganisationID, id reflection.MemberID) error {
	done := tx.Where("organisation_id = ? AND id = ?", org, id).Delete(&memberRow{})
	if done.Error == nil && done.RowsAffected == 0 {
		return reflection.ErrNotFound
	}
	if done.Error != nil {
		return done.Error
	}
	return tx.Where("organisation_id = ? AND owner_id = ? AND kind = ?", org, id, aMember).Delete(&keyRow{}).Error
}

// sweep empties SQLite's journal, in which the wrapped key was written once.
// It does not wait: a checkpoint that waits for readers holds up every writer,
// who may in turn hold up the readers.
func (db *DB) sweep(ctx context.Context) error {
	if db.dialect != sqlite {
		return nil
	}
	conn, err := db.pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "PRAGMA busy_timeout(0)"); err != nil {
		return err
	}
	var busy, pages, moved int
	err = conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved)
	_, errBack := conn.ExecContext(ctx, "PRAGMA busy_timeout(10000)")
	return errors.Join(err, errBack)
}
