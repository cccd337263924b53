// The page's own labels. What the bot says comes from the bot.

export const roles = {
  ect: 'Early career teacher',
  mentor: 'Mentor',
  coordinator: 'Coordinator',
  colleague: 'Colleague',
};

export const roleOf = (person) => roles[person.role] ?? 'Colleague';

const titles = ['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'sir', 'dame', 'rev'];

// firstName is "Asha", or "Mrs Khan" where the name has a title.
export function firstName(name) {
  const words = name.trim().split(/\s+/);
  const titled = titles.includes(words[0].toLowerCase().replace('.', ''));
  return titled && words.length > 1 ? `${words[0]} ${words.at(-1)}` : words[0];
}

// initials are the first letters of the first and last name, titles aside.
export function initials(name) {
  const words = name.trim().split(/\s+/).filter((w) => !titles.includes(w.toLowerCase().replace('.', '')));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((w) => [...w][0]).join('').toUpperCase();
}

export const messagesSent = (n) => (n === 0 ? 'No message was due.' : n === 1 ? '1 message sent.' : `${n} messages sent.`);


export const words = {
  chat: 'Chat',
  fresh: 'new',
  home: 'Home',
  you: 'You',
  bot: 'Plenary',
  close: 'Close',
  cancel: 'Cancel',
  send: 'Send',
  discard: 'Discard',
  write: 'Write to Plenary',
  writeHere: 'Write here',
  attach: 'Choose a recording, or a set-up file',
  record: 'Record',
  stop: 'Stop recording',
  recorded: 'Your recording',
  sentClip: 'You sent a recording.',
  sentFile: 'You sent a file.',
  noMicrophone: 'The microphone could not be used. You can choose a recording instead.',
  notSound: 'Please choose a sound recording.',
  moving: 'Moving the clock…',
  nothingDue: 'Nothing more is due.',
  offline: 'Plenary is not answering. Trying again…',
  lost: 'That did not reach Plenary. Your words are still here: please try again.',
  unsaved: 'Close without saving what you wrote?',
  keepWriting: 'Keep writing',
  dropIt: 'Close without saving',
  restored: 'Your words from before are still here.',
  optional: 'optional',
  leaveOut: 'Leave this out',
  choose: 'Choose…',
  nobody: 'Nobody',
  newTab: '(opens in a new tab)',
  fileTooLarge: 'That file is too large. 10 MB is the most.',
  emptyHome: 'There is nothing here yet.',
  emptyChat: 'No messages yet.',
};
