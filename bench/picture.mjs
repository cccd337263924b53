// Draws the figures that "make bench" printed:
//   node bench/picture.mjs FIGURES.txt docs/pictures/benchmarks.png
import { draw, figuresOf } from './bars.mjs'

const [figures, picture] = process.argv.slice(2)
const figure = figuresOf(figures)

await draw([
  ['A wave of 10,000 prompts in 100 workspaces, prompts a second', [
    ['posts alone, no database', figure('Wave/PostgreSQL', 'raw-posts/s')],
    ['PostgreSQL', figure('Wave/PostgreSQL', 'prompts/s'), true],
    ['SQLite', figure('Wave/SQLite', 'prompts/s'), true],
  ]],
  ['The same wave at 5 a second and workspace, seconds', [
    ['the best there can be', 18],
    ['PostgreSQL', figure('LimitedWave/PostgreSQL', 's'), true],
    ['SQLite', figure('LimitedWave/SQLite', 's'), true],
  ]],
  ['Saving a stage, 64 teachers at once, saves a second', [
    ['smallest Bolt app', figure('AnswerBesideBolt', 'bolt-saves/s')],
    ['Plenary', figure('AnswerBesideBolt', 'saves/s'), true],
  ]],
  ['Memory under that load, MB', [
    ['smallest Bolt app', figure('AnswerBesideBolt', 'bolt-resident-MB')],
    ['Plenary', figure('AnswerBesideBolt', 'resident-MB'), true],
  ]],
], picture)
