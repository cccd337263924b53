// Draws the figures that "make bench" printed:
//   node bench/picture.mjs FIGURES.txt docs/pictures/benchmarks.png
// It uses the browser of the browser tests (make e2e installs what it needs).
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('playwright-core')
const [figures, picture] = process.argv.slice(2)

// A line is "BenchmarkName/part-2  1  12 ns/op  34 unit ...".
const printed = {}
for (const line of readFileSync(figures, 'utf8').split('\n')) {
  const [name, , ...rest] = line.trim().split(/\s+/)
  if (!name?.startsWith('Benchmark')) continue
  const units = (printed[name.slice('Benchmark'.length).replace(/-\d+$/, '')] = {})
  for (let i = 0; i + 1 < rest.length; i += 2) units[rest[i + 1]] = Number(rest[i])
}
const figure = (benchmark, unit) => {
  const value = printed[benchmark]?.[unit]
  if (value === undefined) throw new Error(`${figures} has no ${unit} of Benchmark${benchmark}`)
  return value
}

const panels = [
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
]

const shown = (n) => (n >= 100 ? Math.round(n).toLocaleString('en-GB') : n.toFixed(1))
const bars = (rows) => {
  const most = Math.max(...rows.map((r) => r[1]))
  return rows.map(([name, n, ours]) =>
    `<div class=row><span class=name>${name}</span><span class="bar${ours ? ' ours' : ''}" style="width:${(360 * n) / most}px"></span><span>${shown(n)}</span></div>`).join('')
}
const page = `<!doctype html><meta charset=utf-8><style>
  body { margin: 0; padding: 24px 28px; width: 700px; background: #fff; color: #1f2933; font: 15px "Liberation Sans", Arial, sans-serif }
  h2 { font-size: 15px; margin: 18px 0 8px } h2:first-child { margin-top: 0 }
  .row { display: flex; align-items: center; gap: 10px; height: 26px }
  .name { width: 190px; text-align: right } .bar { height: 16px; background: #b8c2cc } .ours { background: #1b6e5b }
</style>${panels.map(([title, rows]) => `<h2>${title}</h2>${bars(rows)}`).join('')}`

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
const tab = await browser.newPage({ viewport: { width: 756, height: 200 }, deviceScaleFactor: 2 })
await tab.setContent(page)
await tab.screenshot({ path: picture, fullPage: true })
await browser.close()
