// Draws bars of the figures that "make bench" printed, with the browser of the
// browser tests (make e2e installs what it needs).
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const { chromium } = createRequire(new URL('../e2e/package.json', import.meta.url))('playwright-core')

// figuresOf reads lines such as "BenchmarkName/part-2  1  12 ns/op  34 unit ...".
export function figuresOf(file) {
  const printed = {}
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [name, , ...rest] = line.trim().split(/\s+/)
    if (!name?.startsWith('Benchmark')) continue
    const units = (printed[name.slice('Benchmark'.length).replace(/-\d+$/, '')] = {})
    for (let i = 0; i + 1 < rest.length; i += 2) units[rest[i + 1]] = Number(rest[i])
  }
  return (benchmark, unit) => {
    const value = printed[benchmark]?.[unit]
    if (value === undefined) throw new Error(`${file} has no ${unit} of Benchmark${benchmark}`)
    return value
  }
}

const shown = (n) => (n >= 100 ? Math.round(n).toLocaleString('en-GB') : n.toFixed(1))
const bars = (rows) => {
  const most = Math.max(...rows.map((r) => r[1])) || 1
  return rows.map(([name, n, ours]) =>
    `<div class=row><span class=name>${name}</span><span class="bar${ours ? ' ours' : ''}" style="width:${(360 * n) / most}px"></span><span>${shown(n)}</span></div>`).join('')
}

// draw makes a picture of panels: [title, [[name, figure, is it ours], ...]].
export async function draw(panels, picture) {
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
}
