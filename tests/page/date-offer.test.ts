import { expect, test } from 'vitest'
import { dateOffer } from '../../src/page/date-offer.js'
import { markupOf } from '../../src/page/html.js'
import { siteAt } from '../../src/page/site.js'
import { searchOf } from '../../src/page/views.js'

const hrefs = (query: string) =>
  [...markupOf(dateOffer(new URLSearchParams(query), siteAt('./'))).matchAll(/href="([^"]*)"/g)].map(
    ([, href]) => decodeURIComponent(href!).replaceAll('&amp;', '&'),
  )

test.each([
  [
    'q=暴雨+2023年7月30日',
    ['./?q=暴雨&from=2023-07-30&to=2023-07-30', './?q=暴雨&eventFrom=2023-07-30&eventTo=2023-07-30'],
  ],
  ['q=2023&kind=photo', ['./?kind=photo&from=2023&to=2023', './?kind=photo&eventFrom=2023&eventTo=2023']],
  [
    'q=暴雨+民国廿五年九月&page=2',
    ['./?q=暴雨&from=1936-09&to=1936-09', './?q=暴雨&eventFrom=1936-09&eventTo=1936-09'],
  ],
  ['q=庙会+4月12日', ['./?q=庙会&monthDay=04-12']],
  ['q=暴雨+7.20', []],
  ['q="暴雨+2023"', []],
  ['q=暴雨+NOT+2023', []],
  ['q=2023..2024', []],
  ['q=暴雨+1958-1962', ['./?q=暴雨&from=1958&to=1962', './?q=暴雨&eventFrom=1958&eventTo=1962']],
  [
    'q=1958年4月1日至7日',
    ['./?from=1958年4月1日&to=1958年4月7日', './?eventFrom=1958年4月1日&eventTo=1958年4月7日'],
  ],
  [
    'q=灯会+2024年12月28日至1月3日',
    [
      './?q=灯会&from=2024年12月28日&to=2025年1月3日',
      './?q=灯会&eventFrom=2024年12月28日&eventTo=2025年1月3日',
    ],
  ],
  ['q=1958年至1959年', ['./?from=1958年&to=1959年', './?eventFrom=1958年&eventTo=1959年']],
  ['q=暴雨+0391-3998877', []],
])('of %s the page offers %j', (query, offered) => {
  expect(hrefs(query)).toEqual(offered)
})

test('an address may name the span of either date in any form, and backwards', () => {
  const params = searchOf(new URL('http://page/?eventFrom=2024年5月&eventTo=2023/4/1&from=20240102'))
  expect(`${params}`).toBe('from=2024-01-02&eventFrom=2023-04-01&eventTo=2024-05')
})
