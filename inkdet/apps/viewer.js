// The viewer's page. The server makes every pixel; the page places tiles, and sends strokes.
// Written by hand; nbs/8_apps/880_viewer.ipynb drives it in a browser and compares pixels.
'use strict'
const token = new URLSearchParams(location.search).get('token')
const $ = id => document.getElementById(id)
const KEYS = {'f': 'horizontal flip', 'i': 'invert', 'a': 'average / maximum', 'b  B': 'boost up / down', 't': 'line on / off',
  ',  .': 'layer down / up', 'o  O': 'opacity down / up', '+  -': 'zoom', '0  1': 'fit, 100 %', 'arrows': 'move', '2': 'side by side', 'h': 'pan',
  'p': 'paint ink', 'g': 'paint ignore', 'e': 'eraser', '[  ]': 'brush smaller / larger', 'l': 'show labels',
  'z  y': 'undo, redo', 's': 'save labels', 'w': 'save view'}
const state = {about: null, frame: null, erase: false, tool: 'pan', cache: new Map(), loading: new Map(), last: {}, rev: new Map(), revision: 0}
const view = {x: 0, y: 0, scale: 0} // centre in pixels of the shown picture, and device pixels for each of them
const panes = {A: document.querySelector('[data-pane=A]'), B: document.querySelector('[data-pane=B]')}

// ---- talking to the server
async function ask(path, query) {
  const answer = await fetch(path + '?' + (query || ''), {headers: {Authorization: 'token ' + token}})
  if (answer.ok) return answer
  let told = await answer.text()
  try { told = JSON.parse(told).error } catch (e) { told = `${answer.status}: ${told}` }
  throw new Error(told)
}
function say(text, ...buttons) {
  $('message').replaceChildren(text || '', ...buttons.map(([name, act]) => Object.assign(document.createElement('button'), {textContent: name, onclick: act})))
}
function complain(e) {
  const align = e.message.includes("align='scale'") && ['align by scale', () => { say(''); if (!$('align').checked) tick('align') }]
  say(e.message, ...(align ? [align] : []), ['close', () => say('')])
}

// ---- geometry: levels as in level_shapes, a mirrored level ends where the map ends
const chosen = pane => [...$('maps' + pane).querySelectorAll('input:checked')].map(o => o.value)
function shape() { // of the picture that both panes show: that of the largest map; with `align`, of the layers if they are larger
  const names = [...chosen('A'), ...panes.B.hidden ? [] : chosen('B')]
  const all = state.about.maps.filter(o => names.includes(o.name)).map(o => o.shape)
  if ($('align').checked && all.length && state.about.layers.length) all.push(state.about.labels.shape)
  return all.length ? [Math.max(...all.map(o => o[0])), Math.max(...all.map(o => o[1]))] : [1, 1]
}
const sizesDiffer = () => new Set([...state.about.maps.map(o => o.shape), ...state.about.layers.length ? [state.about.labels.shape] : []].map(String)).size > 1
function levels() {
  const out = [shape()]
  while (Math.max(...out.at(-1)) > 512) out.push(out.at(-1).map(n => Math.ceil(n / 2)))
  return out
}
const level = () => Math.max(0, Math.min(levels().length - 1, Math.floor(Math.log2(1 / view.scale) + 1e-9)))
const shift = l => $('flip').checked ? shape()[1] - levels()[l][1] * 2 ** l : 0
const size = pane => { const r = panes[pane].getBoundingClientRect(); return [Math.round(r.width * devicePixelRatio), Math.round(r.height * devicePixelRatio)] }
const toPicture = (pane, X, Y) => { const [w, h] = size(pane); return [view.x + (X - Math.floor(w / 2)) / view.scale, view.y + (Y - Math.floor(h / 2)) / view.scale] }
const toMap = ([x, y]) => [$('flip').checked ? shape()[1] - x : x, y]

function lookOf(pane) {
  const q = new URLSearchParams()
  q.set('folder', $('folder').value)
  for (const m of chosen(pane)) q.append('map', m)
  q.set('size', shape().join('x')) // maps of another size are refused, or stretched
  if ($('align').checked) q.set('align', 'scale')
  q.set('how', $('how').value)
  if ($('flip').checked) q.set('flip', 1)
  q.set('boost', $('boost').value)
  if ($('invert').checked) q.set('invert', 1)
  q.set('colours', $('colours').value)
  if ($('lined').checked) q.set('line', $('line').value)
  if (state.about.layers.length && +$('opacity').value < 1) { q.set('layer', $('layer').value); q.set('opacity', $('opacity').value) }
  return q.toString()
}
const labelLook = () => $('flip').checked ? 'flip=1' : 'flip='

// ---- tiles: those on the screen are asked for, the last 300 are kept
async function load(key, path, query, at) {
  const job = (async () => {
    try {
      const answer = await ask(path, query), blob = await answer.blob() // 204: nothing is painted there
      const bitmap = answer.status === 204 ? {width: 0} : await createImageBitmap(blob, {colorSpaceConversion: 'none', premultiplyAlpha: 'none'})
      state.cache.set(key, bitmap); state.last[at] = bitmap
      while (state.cache.size > 300) state.cache.delete(state.cache.keys().next().value)
    } catch (e) { if (wanted(path, query)) complain(e); state.cache.set(key, null) } finally { state.loading.delete(key); if (state.loading.size) drawSoon(); else draw() }
  })()
  state.loading.set(key, job)
}
const wanted = (path, query) => path === '/label' || ['A', 'B'].some(pane => query.startsWith(lookOf(pane))) // still
function tile(path, look, l, i, j, rev) {
  const key = `${path}?${look}&level=${l}&y=${i}&x=${j}&rev=${rev}`, at = `${path} ${$('folder').value} ${look.includes('flip=1')} ${l} ${i} ${j}`
  if (state.cache.has(key)) { const o = state.cache.get(key); state.cache.delete(key); state.cache.set(key, o); if (o) return o }
  else if (!state.loading.has(key)) load(key, path, `${look}&level=${l}&y=${i}&x=${j}`, at + (path === '/tile' ? look.split('&how=')[0] : ''))
  return state.last[at + (path === '/tile' ? look.split('&how=')[0] : '')] // until then, the same place as it looked before
}
function place(pane, g, path, look, rev) {
  const l = level(), f = 2 ** l, T = state.about.tile, [H, W] = levels()[l], [w, h] = size(pane), dx = shift(l)
  const [x0, y0] = toPicture(pane, 0, 0), [x1, y1] = toPicture(pane, w, h)
  const first = o => Math.max(0, Math.floor(o / (f * T))), end = (o, n) => Math.min(Math.ceil(n / T), Math.ceil(o / (f * T)))
  g.imageSmoothingEnabled = view.scale * f < 1
  for (let i = first(y0); i < end(y1, H); i++) for (let j = first(x0 - dx); j < end(x1 - dx, W); j++) {
    const a = tile(path, look, l, i, j, rev(l, i, j))
    if (!a || !a.width) continue
    const X = (j * T * f + dx - view.x) * view.scale + Math.floor(w / 2), Y = (i * T * f - view.y) * view.scale + Math.floor(h / 2)
    g.drawImage(a, X, Y, a.width * f * view.scale, a.height * f * view.scale)
  }
}
function draw() {
  if (!state.about || draw.due) return
  draw.due = requestAnimationFrame(() => { draw.due = 0; paintPanes() })
}
function paintPanes() {
  for (const pane of ['A', 'B']) {
    if (panes[pane].hidden || !chosen(pane).length) continue
    const canvas = panes[pane].querySelector('canvas'), [w, h] = size(pane), g = canvas.getContext('2d')
    if (canvas.width !== w || canvas.height !== h) { canvas.width = w; canvas.height = h }
    g.fillStyle = '#000'; g.fillRect(0, 0, w, h)
    place(pane, g, '/tile', lookOf(pane), () => 0)
    if ($('labels').checked && !hidden()) place(pane, g, '/label', labelLook(), (l, i, j) => state.rev.get(`${l} ${i} ${j} ${$('flip').checked}`) || 0)
    for (const o of stroke.preview) preview(pane, g, o)
    panes[pane].querySelector('.name').textContent = chosen(pane).map(named).join(' + ')
  }
}
function named(name) { // with the factors by which it is stretched
  const [h, w] = state.about.maps.find(o => o.name === name).shape, [H, W] = shape(), times = (N, n) => +(N / n).toFixed(3)
  return h === H && w === W || !$('align').checked ? name : `${name} (stretched ${times(H, h)} x ${times(W, w)})`
}
function drawSoon() { drawSoon.due ||= setTimeout(() => { drawSoon.due = 0; draw() }, 100) } // not for each of many tiles
async function loaded() { // every tile on the screen is as it was asked for
  for (;;) {
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    if (state.loading.size) { await Promise.all(state.loading.values()); continue }
    if (!draw.due && !stroke.unanswered) return
  }
}
async function settled() { // ... and strokes are shown by the tiles alone
  do await loaded(); while (stroke.preview.length && !stroke.points)
}

// ---- painting: pieces of a stroke go to the server with every frame
const stroke = {name: 0, points: null, held: null, unanswered: 0, preview: [], socket: null, lost: false}
function connect() {
  const ws = stroke.socket = new WebSocket(`ws://${location.host}/paint?token=${encodeURIComponent(token)}`)
  ws.onmessage = e => answered(JSON.parse(e.data))
  ws.onopen = () => { if (stroke.lost) refresh().catch(complain) }
  ws.onclose = () => {
    Object.assign(stroke, {unanswered: 0, preview: [], points: null, lost: true})
    say('The server has gone. What was painted is in its journal; start it again.'); showLabels(); draw()
    setTimeout(connect, 2000) // it may be there still: a laptop that slept, a tunnel that broke
  }
}
async function refresh() { // the server is back: others may have painted meanwhile
  state.about.labels = (await (await ask('/about', new URLSearchParams({folder: $('folder').value}))).json()).labels
  stroke.lost = false; say('')
  touched([0, state.about.labels.shape[0], 0, state.about.labels.shape[1]]); showLabels(); draw()
}
function act(message) {
  if (stroke.socket.readyState !== 1) return
  stroke.unanswered++
  stroke.socket.send(JSON.stringify(message))
}
function tidy() { // once all is answered and its tiles are there, the sketch of a stroke goes
  if (!stroke.unanswered && !stroke.points) loaded().then(() => { if (!stroke.points && !stroke.unanswered) { stroke.preview = []; draw() } })
}
function answered(a) {
  if (a.mine) stroke.unanswered--
  if (a.error) complain(new Error(a.error))
  if (a.labels) { state.about.labels = a.labels; showLabels() } // of a conflict, with its two buttons
  if (a.box) touched(a.box)
  tidy()
  draw()
}
function touched([y0, y1, x0, x1]) { // the tiles of labels in a box have changed
  const W = shape()[1], T = state.about.tile, all = levels()
  for (let l = 0; l < all.length; l++) for (const flip of [false, true]) {
    const f = 2 ** l * T, off = flip ? W - all[l][1] * 2 ** l : 0, [a, b] = flip ? [W - x1 - off, W - x0 - off] : [x0, x1]
    for (let i = Math.floor(y0 / f); i <= Math.floor(y1 / f); i++) for (let j = Math.max(0, Math.floor(a / f)); j <= Math.floor(b / f); j++) state.rev.set(`${l} ${i} ${j} ${flip}`, ++state.revision)
  }
}
function send() {
  send.due = 0
  if (!stroke.points || stroke.held || stroke.points.length <= stroke.sent) return
  const points = stroke.points.slice(Math.max(0, stroke.sent - 1))
  stroke.sent = stroke.points.length
  act({do: 'paint', stroke: stroke.name, layer: state.tool, erase: state.erase, radius: +$('radius').value, points})
}
function preview(pane, g, o) {
  const [w, h] = size(pane)
  g.strokeStyle = o.erase ? '#0008' : o.layer === 'ink' ? '#ff3b3b99' : '#3b8cff99'
  g.lineWidth = 2 * o.radius * view.scale; g.lineCap = g.lineJoin = 'round'
  g.beginPath()
  o.points.map(p => toMap(p)).forEach(([x, y], k) => { const X = (x - view.x) * view.scale + Math.floor(w / 2), Y = (y - view.y) * view.scale + Math.floor(h / 2); k ? g.lineTo(X, Y) : g.moveTo(X, Y); if (!k) g.lineTo(X + .01, Y) })
  g.stroke()
}
function barred() { // why nothing can be painted; '' where it can
  const a = state.about.labels
  return hidden() || a.reason || (stroke.lost ? 'no connection to the server' : '')
}
function hidden() { // why labels cannot even be shown
  const a = state.about.labels, [h, w] = shape()
  return (a.shown ? '' : a.reason) || (a.shape[0] === h && a.shape[1] === w ? '' : `the labels are ${a.shape.join(' x ')}, the map ${h} x ${w}; show a map of that size to paint`)
}
function showLabels() {
  const a = state.about.labels, why = barred()
  $('status').textContent = why || `${a.folder}: ` + (a.conflict.length ? 'changed by somebody else' : a.unsaved ? 'painted, in the journal' : 'saved')
  for (const o of $('painting').querySelectorAll('button, #radius')) o.disabled = !!why && o.dataset.tool !== 'pan'
  if (why && state.tool !== 'pan') tool('pan')
  if (!why) { $('undo').disabled = !a.undo; $('redo').disabled = !a.redo }
  if (a.conflict.length) say(`${a.conflict.join(' and ')} was changed by somebody else meanwhile, and is not overwritten.`,
    ['keep mine under another name', () => { say(''); act({do: 'keep_mine'}) }], ['take theirs (undo brings mine back)', () => { say(''); act({do: 'reload'}) }])
}

// ---- pointers: one moves or paints, two zoom
const fingers = new Map()
const at = (pane, e) => { const r = panes[pane].getBoundingClientRect(); return [(e.clientX - r.left) * devicePixelRatio, (e.clientY - r.top) * devicePixelRatio] }
function zoom(pane, X, Y, factor) {
  const [x, y] = toPicture(pane, X, Y), [w, h] = size(pane)
  view.scale = Math.min(64, Math.max(view.scale * factor, 1e-3))
  view.x = x - (X - Math.floor(w / 2)) / view.scale; view.y = y - (Y - Math.floor(h / 2)) / view.scale
  draw()
}
for (const pane of ['A', 'B']) {
  const canvas = panes[pane].querySelector('canvas')
  canvas.onpointerdown = e => {
    try { canvas.setPointerCapture(e.pointerId) } catch (error) { /* a pointer of a test is not a real one */ }
    fingers.set(e.pointerId, at(pane, e))
    if (fingers.size > 1) { if (stroke.held) { stroke.points = stroke.held = null; stroke.preview.pop() } finish(); return }
    if (state.tool === 'pan' || e.button === 1 || barred()) return
    stroke.name = `${Date.now()} ${Math.random()}`; stroke.sent = 0
    stroke.held = e.pointerType === 'touch' ? at(pane, e) : null // a finger paints once it moves or leaves: a second one may come
    stroke.points = [toMap(toPicture(pane, ...at(pane, e)))]
    stroke.preview.push({layer: state.tool, erase: state.erase, radius: +$('radius').value, points: stroke.points})
    send(); draw()
  }
  canvas.onpointermove = e => {
    if (!fingers.has(e.pointerId)) return
    const before = fingers.get(e.pointerId), now = at(pane, e)
    if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== e.pointerId)[1], far = p => Math.hypot(p[0] - other[0], p[1] - other[1])
      view.x -= (now[0] - before[0]) / 2 / view.scale; view.y -= (now[1] - before[1]) / 2 / view.scale
      zoom(pane, (now[0] + other[0]) / 2, (now[1] + other[1]) / 2, far(now) / Math.max(far(before), 1))
    } else if (stroke.points) {
      if (stroke.held && Math.hypot(now[0] - stroke.held[0], now[1] - stroke.held[1]) > 4 * devicePixelRatio) stroke.held = null
      const moves = e.getCoalescedEvents ? e.getCoalescedEvents() : []
      for (const o of moves.length ? moves : [e]) stroke.points.push(toMap(toPicture(pane, ...at(pane, o))))
      if (!send.due) send.due = requestAnimationFrame(send)
    } else { view.x -= (now[0] - before[0]) / view.scale; view.y -= (now[1] - before[1]) / view.scale }
    fingers.set(e.pointerId, now)
    draw()
  }
  canvas.onpointerup = canvas.onpointercancel = e => { fingers.delete(e.pointerId); finish() }
  canvas.addEventListener('wheel', e => { e.preventDefault(); zoom(pane, ...at(pane, e), 2 ** (-e.deltaY * [1, 33, 400][e.deltaMode] / 300)) }, {passive: false})
  canvas.addEventListener('pointermove', brush)
  canvas.onpointerleave = () => { $('brush').hidden = true }
}
function finish() { if (stroke.points) { stroke.held = null; send(); stroke.points = null; tidy() } }

function brush(e) { // a ring around what a stroke would cover
  const r = $('stage').getBoundingClientRect(), wide = 2 * $('radius').value * view.scale / devicePixelRatio + 'px'
  $('brush').hidden = state.tool === 'pan' || e.pointerType === 'touch'
  Object.assign($('brush').style, {left: e.clientX - r.left + 'px', top: e.clientY - r.top + 'px', width: wide, height: wide})
}

// ---- controls and keys
function fit() {
  const [h, w] = shape(), [W, H] = size('A')
  Object.assign(view, {x: w / 2, y: h / 2, scale: Math.min(W / w, H / h)}); state.frame = [h, w]
  draw()
}
function reset() { state.cache.clear(); state.last = {}; fit() }
function reframe() { // another size of the picture: what is in the middle stays there, as large as it was
  const [h, w] = shape(), [h0, w0] = state.frame
  if (h * w === 1 || h === h0 && w === w0) return // nothing is ticked
  Object.assign(view, {x: view.x * w / w0, y: view.y * h / h0, scale: view.scale * w0 / w}); state.frame = [h, w]
}
function numbers() { for (const o of document.querySelectorAll('output')) o.value = o.previousElementSibling.value }
function tool(name) {
  if (name !== 'pan' && barred()) return say(barred(), ['close', () => say('')])
  state.tool = name
  for (const o of document.querySelectorAll('[data-tool]')) o.classList.toggle('on', o.dataset.tool === name)
  for (const o of Object.values(panes)) o.classList.toggle('paint', name !== 'pan')
}
function step(id, by) { $(id).value = +$(id).value + by; $(id).dispatchEvent(new Event('input', {bubbles: true})) }
function tick(id) { $(id).checked = !$(id).checked; $(id).dispatchEvent(new Event('input', {bubbles: true})) }
function middle(factor) { const [w, h] = size('A'); zoom('A', Math.floor(w / 2), Math.floor(h / 2), factor) }
function move(x, y) { view.x += x * size('A')[0] / 4 / view.scale; view.y += y * size('A')[1] / 4 / view.scale; draw() }
async function download(name, blob) {
  const a = Object.assign(document.createElement('a'), {href: URL.createObjectURL(await blob), download: name})
  a.click(); setTimeout(() => URL.revokeObjectURL(a.href), 1000)
}
function shot() { // the canvases, side by side as they are
  const all = Object.values(panes).filter(o => !o.hidden).map(o => o.querySelector('canvas')), out = document.createElement('canvas')
  const left = all.map(o => Math.round((o.getBoundingClientRect().left - all[0].getBoundingClientRect().left) * devicePixelRatio))
  const top = all.map(o => Math.round((o.getBoundingClientRect().top - all[0].getBoundingClientRect().top) * devicePixelRatio))
  out.width = left.at(-1) + all.at(-1).width; out.height = top.at(-1) + all.at(-1).height
  all.forEach((o, k) => out.getContext('2d').drawImage(o, left[k], top[k]))
  return new Promise(done => out.toBlob(done))
}
const fileName = what => [state.about.name, $('how').value, $('flip').checked && 'flip', +$('boost').value > 1 && 'boost' + $('boost').value,
  $('invert').checked && 'inverted', what].filter(o => o).join('_') + '.png'
async function saveWhole() {
  $('whole').disabled = true // a large one takes a while
  try { await download(fileName('whole'), (await ask('/picture', lookOf('A'))).blob()) } catch (e) { complain(e) } finally { $('whole').disabled = false }
}
function erase() {
  state.erase = !state.erase
  $('erase').classList.toggle('on', state.erase)
  if (state.erase && state.tool === 'pan') tool('ink')
}
const ACTIONS = {
  f: () => tick('flip'), i: () => tick('invert'), t: () => tick('lined'), l: () => tick('labels'), 2: () => tick('side'),
  a: () => { $('how').selectedIndex ^= 1; $('how').dispatchEvent(new Event('input', {bubbles: true})) },
  b: () => step('boost', .5), B: () => step('boost', -.5), ',': () => step('layer', -1), '.': () => step('layer', 1), o: () => step('opacity', -.1), O: () => step('opacity', .1),
  '+': () => middle(1.5), '=': () => middle(1.5), '-': () => middle(1 / 1.5), 0: fit, 1: () => middle(1 / view.scale), h: () => tool('pan'), p: () => tool('ink'), g: () => tool('ignore'),
  ArrowLeft: () => move(-1, 0), ArrowRight: () => move(1, 0), ArrowUp: () => move(0, -1), ArrowDown: () => move(0, 1),
  e: erase, '[': () => step('radius', -Math.ceil($('radius').value / 10)), ']': () => step('radius', Math.ceil($('radius').value / 10)), z: () => act({do: 'undo'}), y: () => act({do: 'redo'}), Z: () => act({do: 'redo'}),
  s: () => act({do: 'save'}), w: () => $('shot').click()}
document.onkeydown = e => {
  if (e.altKey || (e.ctrlKey || e.metaKey) && !'zyZs'.includes(e.key) || /SELECT/.test(e.target.tagName) || e.target.type === 'range' && e.key.startsWith('Arrow')) return
  if (ACTIONS[e.key]) { e.preventDefault(); ACTIONS[e.key]() }
}
function bind() {
  for (const [name, id] of [['fit', '0'], ['full', '1'], ['in', '+'], ['out', '-'], ['undo', 'z'], ['redo', 'y'], ['save', 's']]) $(name).onclick = ACTIONS[id]
  for (const o of document.querySelectorAll('[data-tool]')) o.onclick = () => tool(o.dataset.tool)
  $('erase').onclick = erase
  $('shot').onclick = async () => { await settled(); await download(fileName('view'), shot()) }
  $('whole').onclick = saveWhole
  $('controls').addEventListener('input', e => changed(e.target))
  new ResizeObserver(draw).observe($('stage'))
}
function changed(o) {
  if (o.id === 'folder') return open(o.value).catch(complain)
  if (o.id === 'flip') view.x = shape()[1] - view.x
  if (o.id === 'side') { for (const p of [panes.B, $('mapsB')]) p.hidden = !o.checked; $('stage').classList.toggle('side', o.checked) }
  if (o.id === 'align' || o.id === 'side' || o.closest('.maps')) { reframe(); say(''); showLabels() }
  for (const [key, bitmap] of state.cache) if (!bitmap) state.cache.delete(key) // what failed is asked for again
  numbers(); draw()
}
function boxes(pane, names) {
  $('maps' + pane).replaceChildren(...state.about.maps.map(({name, shape: [h, w]}) => {
    const box = Object.assign(document.createElement('input'), {type: 'checkbox', value: name, checked: names.includes(name)})
    const label = document.createElement('label')
    label.append(box, Object.assign(document.createElement('b'), {textContent: name, title: `${name}, ${h} x ${w}`}))
    return label
  }))
}
function options(id, names, value) { $(id).replaceChildren(...names.map(o => new Option(o, o, false, o === value))) }
async function open(folder) {
  state.about = await (await ask('/about', folder === undefined ? '' : new URLSearchParams({folder}))).json()
  const a = state.about
  options('folder', a.folders, a.folder); options('colours', a.colours, $('colours').value || 'gray')
  boxes('A', a.shown); boxes('B', [a.maps.at(-1).name])
  $('layers').hidden = !a.layers.length
  if (a.layers.length) Object.assign($('layer'), {min: a.layers[0], max: a.layers.at(-1), value: a.layers[a.layers.length >> 1]})
  document.title = `${a.name} · inkdet viewer`
  $('align').checked = false; $('sizes').hidden = !sizesDiffer()
  numbers(); showLabels(); reset()
}
$('keys').append(...Object.entries(KEYS).flatMap(([k, v]) => [Object.assign(document.createElement('dt'), {textContent: k}), Object.assign(document.createElement('dd'), {textContent: v})]))
window.viewer = {ACTIONS, view, state, stroke, settled, draw, level, levels, size, toPicture, toMap, panes}
bind()
open().then(connect).catch(complain)
