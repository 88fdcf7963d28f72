// Search: every word typed must begin a word of a page's title, headings, names or text; the index comes when the box is first used.
const box = document.querySelector('#search'), found = document.querySelector('#found'), up = document.body.dataset.up
let chosen = -1

function load() {
  if (document.querySelector('#index')) return
  const script = Object.assign(document.createElement('script'), {id: 'index', src: up + 'search.js', onload: show})
  document.body.append(script)
}

const fold = text => text.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '')
const begins = (text, word) => (' ' + fold(text).replace(/[^\p{L}\p{N}_]+/gu, ' ')).includes(' ' + word)

function rank(page, words) {  // [points, address, title, what was found]
  let points = 0, place = ''
  const [title, subtitle, url, headings, text] = page
  for (const word of words) {
    const head = headings.find(o => fold(o[0]) == word) || headings.find(o => begins(o[0], word))
    const n = begins(title, word) ? 8 : head ? (fold(head[0]) == word ? 9 : 5) : begins(subtitle, word) ? 3 : (' ' + text).includes(' ' + word) ? 1 : 0
    if (!n) return null
    if (head && !begins(title, word)) place = head
    points += n
  }
  return [points, url + (place ? '#' + place[1] : ''), title, place ? place[0] : subtitle]
}

function show() {
  const words = fold(box.value).split(/[^\p{L}\p{N}_]+/u).filter(o => o)
  const hits = words.length && window.PAGES ? PAGES.map(o => rank(o, words)).filter(o => o).sort((a, b) => b[0] - a[0]).slice(0, 12) : []
  chosen = -1
  found.replaceChildren(...hits.map(([, url, title, what]) => {
    const item = document.createElement('li'), link = Object.assign(document.createElement('a'), {href: up + url})
    link.append(Object.assign(document.createElement('b'), {textContent: title}), ' ' + what)
    item.append(link)
    return item
  }))
  if (words.length && window.PAGES && !hits.length) found.append(Object.assign(document.createElement('li'), {textContent: 'Nothing found'}))
  found.hidden = !words.length
}

box.addEventListener('focus', load)
box.addEventListener('input', show)
document.addEventListener('keydown', event => {
  const links = [...found.querySelectorAll('a')]
  if (event.key == '/' && document.activeElement.tagName != 'INPUT') { event.preventDefault(); box.focus() }
  else if (event.key == 'Escape') found.hidden = true
  else if (event.target == box && links.length && (event.key == 'ArrowDown' || event.key == 'ArrowUp')) {
    event.preventDefault()
    chosen = (chosen + (event.key == 'ArrowDown' ? 1 : links.length - (chosen < 0 ? 0 : 1))) % links.length
    links.forEach((o, i) => o.classList.toggle('here', i == chosen))
  } else if (event.target == box && event.key == 'Enter' && links.length) location = links[Math.max(chosen, 0)].href
})
document.addEventListener('click', event => { if (!event.target.closest('.search')) found.hidden = true })

const here = document.querySelector('nav .here'), pages = document.querySelector('nav.pages')
if (here) pages.scrollTop = here.offsetTop - pages.clientHeight/2

const contents = document.querySelector('aside details')
if (contents) contents.open = matchMedia('(min-width: 1420px)').matches
