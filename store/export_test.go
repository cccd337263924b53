package store

import (
	"database/sql"

	"gorm.io/gorm"
)

// What the tests of this folder look at behind the interface.

// Rows are all the row types there are.
var Rows = []any{
	&canaryRow{}, &organisationRow{}, &workspaceRow{}, &credentialsRow{}, &schoolRow{}, &memberRow{}, &keyRow{}, &entryRow{}, &planRow{},
	&fileRow{}, &uploadRow{}, &shareRow{}, &meetingRow{}, &inquiryRow{}, &sideRow{}, &trialRow{}, &joiningRow{}, &avoidanceRow{}, &roundRow{}, &pieceRow{}, &yearInquiryRow{}, &yearSeatRow{}, &yearLineRow{}, &visitRow{}, &visitWordsRow{}, &tallyRow{}, &tellingRow{},
	&theoryRow{}, &kitRow{}, &networkCardRow{}, &networkTallyRow{}, &answeredRow{}, &voicesRow{}, &evaluatedRow{}, &notPupilsRow{}, &spanRow{}, &deliveryRow{}, &eventRow{}, &leaseRow{},
}

var Told = told

func (db *DB) Pool() *sql.DB { return db.pool }

func (db *DB) Gorm() *gorm.DB { return db.gorm }
