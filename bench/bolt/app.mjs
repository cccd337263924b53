// The smallest app that does what Plenary does when a stage is saved: Bolt
// checks the signature, one row goes into PostgreSQL, and the answer is the
// next window. It has no guards, no sealing and no revisions. The rest is as
// Bolt's and pg's own documentation have it: one process, one pool.
import { App } from "@slack/bolt";
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 16 });
await pool.query(
	`CREATE TABLE answers (
		id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
		entry text NOT NULL, member text NOT NULL, stage text NOT NULL,
		body text NOT NULL, saved_at timestamptz NOT NULL DEFAULT now())`,
);

// Named, so that PostgreSQL reads the statement once for each connection.
const save = { name: "save", text: "INSERT INTO answers (entry, member, stage, body) VALUES ($1, $2, $3, $4)" };

const plain = (text) => ({ type: "plain_text", text, emoji: false });

const input = (id, label, element, hint) =>
	({ type: "input", block_id: id, label: plain(label), element, hint, optional: true });

const typed = (multiline) => ({ type: "plain_text_input", action_id: "typed", multiline, max_length: 3000 });

// As large as the window Plenary answers with most: the plan's.
const next = (entry) => ({
	type: "modal",
	callback_id: `answer:${entry}:plan.0`,
	title: plain("My plan"),
	submit: plain("Save"),
	close: plain("Cancel"),
	blocks: [
		{ type: "section", text: plain("Only you, in this app, can read this. Any box can stay empty.\nWorried about a child? Tell Jo Reed: 01632 960001. In danger: 999.") },
		input("when", "My plan: when…", typed(false), plain("What will you do the next time this happens?")),
		input("then", "…then I will", typed(false)),
		input("on", "Remind me on the morning of", { type: "datepicker", action_id: "typed" }),
	],
});

const app = new App({
	token: process.env.SLACK_BOT_TOKEN,
	signingSecret: process.env.SLACK_SIGNING_SECRET,
	clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
});

app.view(/^answer:/, async ({ ack, body, view }) => {
	const [, entry, over] = view.callback_id.split(":");
	const [stage] = over.split(".");
	const [{ value }] = Object.values(view.state.values[stage]);
	await pool.query({ ...save, values: [entry, body.user.id, stage, value] });
	await ack({ response_action: "update", view: next(entry) });
});

const [host, port] = process.env.ADDRESS.split(":");
await app.start({ host, port });
