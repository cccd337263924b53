// The tokens that a Go test judges (bot/teams/verify_test.go), judged by
// Microsoft's own code for bots in Node. Where the two differ the test says why.
// Nothing leaves the machine: the keys are served here.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import connector from 'botframework-connector';

const { ChannelValidation, JwtTokenValidation, SimpleCredentialProvider } = connector;

// minted has the test mint its tokens and judge them by our code.
function minted() {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-tokens-'));
  try {
    const file = join(folder, 'tokens.json');
    const top = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
    const run = spawnSync(process.env.GO ?? 'go', ['test', '-count=1', '-run', '^TestTokens$', './bot/teams'],
      { cwd: top, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, PLENARY_TEST_TOKENS: file } });
    if (run.status !== 0) throw new Error('our own code does not judge them as it should');
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// serve serves the keys as the Bot Connector does.
function serve(keys) {
  const server = createServer((req, res) => {
    res.setHeader('Content-Type', 'application/json');
    const here = `http://127.0.0.1:${server.address().port}`;
    res.end(JSON.stringify(req.url === '/keys' ? { keys } : { issuer: 'https://api.botframework.com', jwks_uri: `${here}/keys` }));
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

// judge says whether Microsoft's code takes an activity with this token, or why
// it does not. What it says to the console of itself is not ours to read.
async function judge(app, { authorization, activity }) {
  const { error } = console;
  console.error = () => {};
  try {
    await JwtTokenValidation.authenticateRequest(activity, authorization, new SimpleCredentialProvider(app, 'secret'), '');
    return { taken: true };
  } catch (e) {
    return { taken: false, why: e.message };
  } finally {
    console.error = error;
  }
}

const word = (taken) => (taken ? 'taken' : 'refused');

const set = minted();
const server = await serve(set.keys);
ChannelValidation.OpenIdMetadataEndpoint = `http://127.0.0.1:${server.address().port}/openidconfiguration`;

let [same, differ, failed] = [0, 0, 0];
for (const token of set.tokens.filter((t) => !t.ours)) {
  const theirs = await judge(set.app, token);
  const agrees = theirs.taken === token.taken;
  if (agrees !== !token.differs) {
    failed++;
    console.log(`FAIL ${token.name}: ours ${word(token.taken)}, Microsoft's ${word(theirs.taken)} (${theirs.why ?? ''})`);
  } else if (agrees) {
    same++;
    console.log(`ok   ${token.name}: ${word(token.taken)} by both`);
  } else {
    differ++;
    console.log(`ok   ${token.name}: ${word(token.taken)} by ours, ${word(theirs.taken)} by Microsoft's: ${token.differs}`);
  }
}
server.close();
console.log(`tokens: ${same} judged the same, ${differ} differently and why is known, ${failed} failed`);
process.exitCode = failed === 0 && same > 0 ? 0 : 1;
