// From the welcome to the meeting, as a teacher and her mentor live it.

const wrote = 'Nobody could say why the denominators had to match until I drew it.';
const secret = 'I felt out of my depth for most of the lesson.';
const typed = 'Typed in the chat: 3 < 4 & so on.';
const cycle = 'Round the cycle, stage';
const plan = ['they ask why', 'draw it before I say it'];
const stages = ['What happened', 'How it felt', 'What went well or not', 'Why it went that way', 'What I take from it', 'My plan'];
const agreed = 'Try one drawing before the rule.';
const written = [wrote, secret, typed, cycle, ...plan, agreed];

export async function journey({ asha, sam, plenary, name, check }) {
  let pictures = 0;
  const keep = (who, what) => who.picture(`${name}-${++pictures}-${what}`);

  await check('both are welcomed, and start', async () => {
    await asha.shows('Northfield has set up Plenary');
    await keep(asha, 'welcome');
    await asha.press('Start');
    await asha.shows('Your first prompt comes on Thursday 12 November');
    await sam.shows('Before you meet Asha');
    await sam.press('OK');
    await sam.shows('There is nothing you need to do now');
  });

  await check('Home comes when it is asked for', async () => {
    await asha.say('home');
    await asha.shows('You meet Sam: Tuesday 17 November at 11:10.');
    await keep(asha, 'home');
  });

  await plenary.serveAt('2026-11-12T15:44:58Z');

  await check('the prompt comes at its time', async () => {
    await asha.shows('or anything else on your mind');
    await keep(asha, 'prompt');
  });

  let open;
  await check('an empty form says so and stays open', async () => {
    open = (await asha.opens('Two minutes')).titled('Two minutes');
    open.shows('Only you, in this app');
    await keep(open, 'form');
    open = await open.press('Save');
    open.titled('Two minutes').shows('There is nothing here yet');
    await keep(open, 'error');
  });

  await check('what was written is saved', async () => {
    await open.write(wrote, secret);
    await keep(open, 'written');
    if (await open.press('Save')) throw new Error('the dialog stays open');
    await asha.shows('Saved. Only you, in this app.');
    await keep(asha, 'saved');
  });

  await check('a line is shared, after its preview', async () => {
    open = (await asha.opens('Share a line')).titled('A line to share');
    await open.choose('all of "What happened"');
    await keep(open, 'line');
    open = (await open.press('See it first')).titled('Before you share');
    open.shows(wrote);
    await keep(open, 'preview');
    const { said } = await open.press('Share with Sam');
    if (!said?.startsWith('Shared with Sam')) throw new Error(`the dialog says "${said}"`);
  });

  await check('the six stages are one dialog, and each is saved', async () => {
    open = await asha.opens('Full cycle');
    for (const [i, stage] of stages.entries()) {
      open.titled(stage).shows(`${i + 1} of 6.`);
      await open.write(...(i < 5 ? [`${cycle} ${i + 1}`] : plan));
      if (i === 3) await keep(open, 'stage');
      open = await open.press(i < 5 ? 'Save and go on' : 'Save');
    }
    if (open) throw new Error('the dialog stays open');
    open = (await asha.opens('My journal')).titled('My journal');
    await keep(open, 'journal');
    open = await open.press('Thu 12 Nov 15:45, full cycle');
    for (const i of [1, 2, 3, 4, 5]) open.shows(`${cycle} ${i}`);
    open.shows(plan[1]);
  });

  await check('what is typed in the chat is kept, and she is told once', async () => {
    await asha.say(typed);
    await asha.shows('The copy here stays in this chat');
    await keep(asha, 'typed');
  });

  await check('where others read, it asks to talk in private', async () => {
    await asha.playground.mention(typed);
    await asha.told("Let's talk in private");
  });

  await plenary.serveAt('2026-11-16T15:59:58Z');

  await check('the mentor opens the note, which holds the line and no more', async () => {
    await sam.shows('Tomorrow: Asha 11:10.');
    await keep(sam, 'digest');
    open = (await sam.opens('Asha')).titled('Before you meet');
    open.shows(wrote);
    await keep(open, 'note');
    if (open.text.includes(secret)) throw new Error(`the note holds what was not shared: ${open.text}`);
  });

  await plenary.serveAt('2026-11-17T15:34:58Z');

  await check('both say that they met, and keep a line they agreed', async () => {
    await sam.shows('Did you and Asha meet?');
    await asha.shows('Did you and Sam meet?');
    await sam.press('Yes');
    await sam.shows('Would you like to keep one line you both agreed?');
    await keep(sam, 'met');
    open = (await sam.opens('Write it')).titled('Agreed');
    await open.write(agreed);
    await open.press('Save');
    await sam.shows('Kept. You can both read that line.');
    await asha.press('Yes');
    await asha.shows('Good.');
    await keep(asha, 'agreed');
  });

  await check('each message came once, and none holds what was written', async () => {
    came(asha, ['Hello Asha', 'anything else on your mind', 'You meet Sam tomorrow', 'Did you and Sam meet?']);
    came(sam, ['Hello Sam', 'Your note is ready', 'Did you and Asha meet?']);
    const places = { 'a chat of Asha\'s': asha.playground.chat(), 'a chat of Sam\'s': sam.playground.chat(), 'the log': plenary.log() };
    for (const [place, holds] of Object.entries(places)) {
      const found = written.filter((text) => JSON.stringify(holds).includes(text));
      if (found.length > 0) throw new Error(`${place} holds ${found.join(' | ')}`);
    }
  });
}

// came fails where the bot began to say anything but these, or one of them twice.
function came({ playground }, texts) {
  const started = playground.started();
  const as = started.length === texts.length && started.every((text, i) => text.includes(texts[i]));
  if (!as) throw new Error(`${playground.person.given} was sent ${started.join(' | ')}`);
}
