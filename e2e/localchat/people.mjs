// Who is who in the demo, and where they stand on the page.

const get = async (page, path) => (await page.request.get(new URL(`/chat/api/${path}`, page.url()).href)).json();

// pair is an early career teacher with a mentor: {ect, mentor}, each with id,
// name and the first name the bot uses.
export async function pair(page) {
  const [people, mentors] = await Promise.all([get(page, 'people'), get(page, 'mentors')]);
  const ect = people.find((p) => p.role === 'ect' && mentors[p.id]);
  const mentor = people.find((p) => p.id === mentors[ect.id]);
  for (const p of [ect, mentor]) p.first = p.name.split(' ')[0];
  return { ect, mentor };
}

// as makes sure a person's conversation is open and returns their column.
export async function as(page, person) {
  const column = page.locator(`.column[data-person="${person.id}"]`);
  if ((await column.count()) === 0) await page.locator(`#people [data-person="${person.id}"]`).click();
  await column.waitFor();
  return column;
}
