/// <reference lib="dom" />
/** The states of the page that are looked at: by axe, at every width, in pictures. */
import type { Page } from 'playwright-core'
import { settled } from './browser.js'

type State = { path: string; act?: (page: Page) => Promise<void> }

const ARTICLE = '/article/7f3a9c21e0b4d501?q=%E9%A1%B9%E7%9B%AE'

/** A claim of each verdict that time allows. */
const MANUSCRIPT = `2024年4月是全国第37个爱国卫生月。4月12日上午,解放区卫健委组织辖区各街道在天河公园开展集中宣传活动。
4月8日，解放区召开“550”重点项目工作调度会，通报全区五大领域重点项目建设推进情况。
科协说：“郁金香的确有轻微毒性，其毒素主要来源于球茎里的生物碱。”又说：“鲸鱼在沙漠里唱歌给月亮听。”`

export const STATES: Readonly<Record<string, State>> = {
  start: { path: '/' },
  results: { path: '/?q=%E5%BF%97%E6%84%BF' },
  partial: {
    path: '/?q=%E5%BF%97%E6%84%BF%E8%80%85%E6%B4%BB%E5%8A%A8+%E5%BC%A0%E8%8B%97+%E5%8D%AB%E7%94%9F',
    act: looser,
  },
  filtered: {
    path: '/?q=%E8%A7%A3%E6%94%BE%E5%8C%BA&publication=%E4%BB%8A%E6%97%A5%E8%A7%A3%E6%94%BE&from=2024&to=2024',
  },
  suggestions: { path: '/', act: suggest },
  empty: { path: '/?q=%E5%BF%97%E6%84%BF+%E7%81%AB%E7%AE%AD&kind=article' },
  error: { path: '/?q=a&from=1999-13' },
  article: { path: ARTICLE },
  asides: { path: '/article/7f3a9c21e0b4d503?q=%E7%90%83%E8%8C%8E' },
  cited: { path: ARTICLE, act: cite },
  quoted: { path: ARTICLE, act: quote },
  issue: { path: '/issue/a1b2c3d4e5f60001' },
  whole: { path: '/issue/a1b2c3d4e5f60001?text=1' },
  calendar: { path: '/issues' },
  keeper: { path: '/keeper' },
  doubts: { path: '/doubts' },
  why: { path: '/why?q=%E5%BF%97%E6%84%BF+%E7%81%AB%E7%AE%AD&kind=article&article=7f3a9c21e0b4d501' },
  names: { path: '/names' },
  trend: { path: '/trend?q=%E5%BF%97%E6%84%BF&q=%E9%A1%B9%E7%9B%AE&by=month' },
  concordance: { path: '/concordance?q=%E5%BF%97%E6%84%BF' },
  absence: { path: '/absence?q=%E7%81%AB%E7%AE%AD&from=2024&to=2024' },
  tally: { path: '/tally?names=%E5%BF%97%E6%84%BF%0A%E9%A1%B9%E7%9B%AE' },
  reuse: { path: '/reuse' },
  legibility: { path: '/legibility?below=0.7' },
  basket: { path: ARTICLE, act: keepOne },
  check: { path: '/check' },
  checked: { path: '/check', act: sendManuscript },
  help: { path: '/help' },
  advanced: { path: '/advanced' },
}

/** Goes to a state and waits until it is there. */
export async function enter(page: Page, base: string, { path, act }: State): Promise<void> {
  await page.goto(base + path)
  await settled(page)
  await act?.(page)
}

/** Sends a manuscript with a claim of each common verdict. */
async function sendManuscript(page: Page): Promise<void> {
  await page.fill('textarea', MANUSCRIPT)
  await page.click('.proofread button')
  await page.waitForSelector('.sides')
}

async function looser(page: Page): Promise<void> {
  await page.waitForSelector('.looser')
  await page.evaluate(() => document.querySelector('.looser')!.scrollIntoView({ block: 'center' }))
}

async function suggest(page: Page): Promise<void> {
  await page.fill('#q', '志愿')
  await page.waitForSelector('#suggestions:not([hidden])')
  await page.waitForSelector('.list')
  await page.press('#q', 'ArrowDown')
}

async function cite(page: Page): Promise<void> {
  await page.click('.cite summary')
  await page.locator('.cite').scrollIntoViewIfNeeded()
  await page.evaluate(() => document.querySelector('.cite')!.scrollIntoView())
}

async function keepOne(page: Page): Promise<void> {
  await page.click('.cite summary')
  await page.click('[data-keep]')
  await page.waitForSelector('[data-keep]:has-text("移出文件夹")')
  await page.goto(new URL('/basket', page.url()).href)
  await settled(page)
  await page.waitForSelector('[data-kept] textarea')
}

async function quote(page: Page): Promise<void> {
  await page.evaluate(() => {
    const text = document.querySelectorAll('.text p')[1]!.lastChild!
    getSelection()!.setBaseAndExtent(text, 0, text, Math.min(9, text.textContent!.length))
  })
  await page.waitForSelector('.quote:not([hidden])')
  await page.click('[data-quote]')
  await page.waitForFunction(() => document.querySelector('.quote div')!.textContent !== '')
}
