// Times as the school's clocks show them. The server writes them with the
// school's offset, so the page reads them off the text and never converts.

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

// wall takes 2026-11-12T15:45:00Z apart.
function wall(text) {
  const [, year, month, day, time] = text.match(/^(\d+)-(\d+)-(\d+)T(\d+:\d+)/);
  const weekday = days[new Date(Date.UTC(+year, +month - 1, +day)).getUTCDay()];
  return { year: +year, month: months[+month - 1], day: +day, time, weekday };
}

// long is "Wed 11 Nov 2026, 15:00".
export function long(text) {
  const w = wall(text);
  return `${w.weekday.slice(0, 3)} ${w.day} ${w.month.slice(0, 3)} ${w.year}, ${w.time}`;
}

// short is "Thu 12 Nov, 15:45".
export const short = (text) => long(text).replace(/ \d{4},/, ',');

// spoken is "Wednesday 11 November, 15:00".
export function spoken(text) {
  const w = wall(text);
  return `${w.weekday} ${w.day} ${w.month}, ${w.time}`;
}

export const day = (text) => spoken(text).split(',')[0];
export const time = (text) => wall(text).time;

// local is 2026-11-12T15:45, which a date-time field and the clock take.
export const local = (text) => text.slice(0, 16);

// on is the given time of the first day after text for which right(weekday) holds.
function on(text, at, right) {
  const [year, month, date] = text.slice(0, 10).split('-').map(Number);
  const d = new Date(Date.UTC(year, month - 1, date));
  do d.setUTCDate(d.getUTCDate() + 1);
  while (!right(d.getUTCDay()));
  return `${d.toISOString().slice(0, 10)}T${at}`;
}

export const nextWeekday = (text) => on(text, '08:00', (d) => d >= 1 && d <= 5);

// nextPrompt is the next Thursday 15:45, when the weekly question comes.
export function nextPrompt(text) {
  const today = wall(text);
  if (today.weekday === 'Thursday' && today.time < '15:45') return `${text.slice(0, 10)}T15:45`;
  return on(text, '15:45', (d) => d === 4);
}
