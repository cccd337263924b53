// Draws what "make bench BENCH=Pairs" printed:
//   node bench/pairs.mjs FIGURES.txt docs/pictures/matching.png
import { draw, figuresOf } from './bars.mjs'

const [figures, picture] = process.argv.slice(2)
const figure = figuresOf(figures)
const beside = (unit) => [
  ['shuffled', figure('Pairs/shuffled', unit)],
  ['Plenary', figure('Pairs/plenary', unit), true],
]

await draw([
  ['The same two again within a term, times in 26 weeks', beside('repeats-in-a-term')],
  ['Somebody left out, times', beside('times-left-out')],
  ['A teacher with their own mentor, times', beside('pairs-that-must-not-be')],
  ['Pairs who picked the same focus, of 100', beside('same-focus-%')],
  ['Pairs with a free period together, of 100', beside('free-together-%')],
], picture)
