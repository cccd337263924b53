package store

import (
	"context"
	"fmt"

	"gorm.io/gorm"
)

// batch is how many keys are read at a time.
const batch = 100

// Rewrap wraps every key again under the first master key, and seals the
// credentials and the canary with it; it returns how many it changed. It can
// be repeated, stopped at any point, and run while people write. Every process
// must have been given the new key, in any place of its list, before it runs;
// the old one can be taken off the list afterwards.
//
// ErrWrongKey means that none of the master keys opens some row.
func (db *DB) Rewrap(ctx context.Context) (n int, err error) {
	for _, pass := range []func(context.Context) (int, error){
		db.rewrapKeys, db.rewrapCredentials, db.rewrapCanary, // the canary last: until then the old key is needed
	} {
		for {
			done, err := pass(ctx)
			n += done
			if err != nil {
				return n, told("rewrap", err)
			}
			if done == 0 {
				break
			}
		}
	}
	return n, nil
}

// old begins a query for what the first master key has not sealed.
func (db *DB) old(ctx context.Context, column string) *gorm.DB {
	first := db.master.Beginning()
	return db.gorm.WithContext(ctx).
		Where(column+" IS NOT NULL AND substr("+column+", 1, ?) <> ?", len(first), first).Limit(batch)
}

func (db *DB) rewrapKeys(ctx context.Context) (n int, err error) {
	var rows []keyRow
	if err := db.old(ctx, "wrapped").Find(&rows).Error; err != nil {
		return 0, err
	}
	for _, row := range rows {
		h := holder{row.OrganisationID, row.Kind, row.OwnerID}
		again, err := db.master.Rewrap(row.Wrapped, h.organisation, h.owner())
		if err != nil {
			return n, fmt.Errorf("key of %s: %w", h.owner(), ErrWrongKey)
		}
		err = db.gorm.WithContext(ctx).Model(&keyRow{}).
			Where("organisation_id = ? AND owner_id = ? AND wrapped = ?", row.OrganisationID, row.OwnerID, row.Wrapped).
			Update("wrapped", again).Error
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func (db *DB) rewrapCredentials(ctx context.Context) (n int, err error) {
	var rows []credentialsRow
	if err := db.old(ctx, "credentials").Find(&rows).Error; err != nil {
		return 0, err
	}
	for _, row := range rows {
		plain, err := db.master.Open(*row.Credentials, row.place())
		if err != nil {
			return n, fmt.Errorf("credentials of workspace %s: %w", row.ID, ErrWrongKey)
		}
		again, err := db.master.Seal(plain, row.place())
		if err != nil {
			return n, err
		}
		err = db.gorm.WithContext(ctx).Model(&credentialsRow{}).
			Where("organisation_id = ? AND id = ? AND credentials = ?", row.OrganisationID, row.ID, *row.Credentials).
			Update("credentials", again).Error
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func (db *DB) rewrapCanary(ctx context.Context) (int, error) {
	var rows []canaryRow
	if err := db.old(ctx, "sealed").Find(&rows).Error; err != nil || len(rows) == 0 {
		return 0, err
	}
	sealed, err := db.master.Seal([]byte("plenary"), canaryPlace)
	if err != nil {
		return 0, err
	}
	return 1, db.gorm.WithContext(ctx).Model(&canaryRow{}).Where("id = 1").Update("sealed", sealed).Error
}
