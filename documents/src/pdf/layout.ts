/**
 * The layout of administrative papers (Nghị định 30/2020/NĐ-CP, annex I) in the language of the typesetter. The paper comes as data
 * (`sys.inputs.paper`): texts in it become text and nothing else.
 */
export const layout = String.raw`
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title, date: none)
#set page(
  paper: "a4",
  flipped: paper.landscape,
  margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
  header-ascent: 25%,
  header: context {
    let page = counter(page).get().first()
    if page > 1 { align(center, text(size: 13pt, str(page))) }
  },
)
#set text(font: "Tinos", size: 13pt, lang: "vi", hyphenate: false, fallback: false)
#set par(justify: true, leading: 0.6em, spacing: 0.85em)
#show heading: it => block(above: 0.95em, below: 0.75em, sticky: true, text(size: 13pt, weight: "bold", it.body))
#show heading.where(level: 1): it => if paper.titled {
  block(width: 100%, above: 1.2em, below: 0.9em, sticky: true, align(center, text(size: 14pt, weight: "bold", it.body)))
} else {
  block(above: 0.95em, below: 0.75em, sticky: true, text(size: 13pt, weight: "bold", it.body))
}

// Where a long word may break, nothing is left in the text that is copied out.
#let pieces(value) = value.split("\u{200B}").join(box(width: 0pt))
#let lines(value) = value.split("\n").map(pieces).join(linebreak())
#let runs(value) = value.map(run => {
  let it = lines(run.text)
  if run.bold { it = strong(it) }
  if run.italic { it = emph(it) }
  it
}).join()
#let dots = box(width: 1fr, repeat(gap: 1pt, "."))
#let rule(width) = line(length: width, stroke: 0.6pt)
#let stacked(..parts) = stack(dir: ttb, spacing: 0.55em, ..parts.pos().filter(part => part != none))

#let letterhead(it) = {
  let agency = align(center, {
    set par(justify: false)
    let superior = if it.superior != "" { text(size: 12pt, upper(lines(it.superior))) }
    stacked(
      superior,
      text(size: 12pt, weight: "bold", upper(lines(it.agency))),
      if it.heading == "party" { text(size: 12pt, "*") } else { rule(3cm) },
      if it.number != "" { text(size: 13pt, lines(it.number)) },
      if it.about != "" { pad(top: 6pt, text(size: 12pt, lines(it.about))) },
    )
  })
  let country = align(center, {
    set par(justify: false)
    if it.heading == "party" {
      stacked(
        text(size: 14pt, weight: "bold", "ĐẢNG CỘNG SẢN VIỆT NAM"),
        rule(6.2cm),
        if it.dateline != "" { pad(top: 0.35em, text(style: "italic", lines(it.dateline))) },
      )
    } else {
      stacked(
        text(size: 12pt, weight: "bold", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        text(size: 13pt, weight: "bold", "Độc lập - Tự do - Hạnh phúc"),
        rule(5.3cm),
        if it.dateline != "" { pad(top: 0.35em, text(style: "italic", lines(it.dateline))) },
      )
    }
  })
  block(below: 1.2em, width: 100%,
    if it.agency == "" { country } else { grid(columns: (41%, 59%), column-gutter: 0pt, agency, country) })
}

#let signer-head(it) = align(center, {
  set par(justify: false)
  stacked(
    if it.dateline != "" { emph(lines(it.dateline)) },
    ..it.capacity.map(line => text(weight: "bold", upper(lines(line)))),
    if it.note != "" { emph(text(size: 12pt, lines(it.note))) },
  )
})
#let signer-name(it) = align(center, {
  set par(justify: false)
  v(1.9cm)
  if it.name != "" { text(weight: "bold", lines(it.name)) }
})

#let closing(it) = block(above: 1.4em, breakable: false, sticky: it.keep, width: 100%, grid(
  columns: (45%, 55%),
  align(left, {
    set par(justify: false, leading: 0.45em)
    text(size: 12pt, weight: "bold", style: "italic", "Nơi nhận:")
    for line in it.recipients { linebreak(); text(size: 11pt, lines("- " + line)) }
  }),
  { signer-head(it.signer); signer-name(it.signer) },
))

#let sheet(it) = {
  let cell(body, column, whole) = table.cell(breakable: not whole, align: if column.align == "center" { center } else if column.align == "right" { right } else { left }, body)
  set text(size: if it.columns.len() > 8 { 11pt } else { 12pt })
  set par(justify: false, leading: 0.5em)
  let head(body, ..more) = table.cell(..more, align: center + horizon, strong(lines(body)))
  let grouped = it.columns.any(column => column.group != "")
  let top = ()
  let below = ()
  let at = 0
  while at < it.columns.len() {
    let column = it.columns.at(at)
    if not grouped { top.push(head(column.title)); at += 1 }
    else if column.group == "" { top.push(head(column.title, rowspan: 2)); at += 1 }
    else {
      let end = at
      while end < it.columns.len() and it.columns.at(end).group == column.group {
        below.push(head(it.columns.at(end).title))
        end += 1
      }
      top.push(head(column.group, colspan: end - at))
      at = end
    }
  }
  let ruled(headed, cells) = table(
    columns: it.columns.map(column => column.share * 1fr),
    stroke: 0.5pt,
    inset: (x: 3.5pt, y: 4.5pt),
    ..if headed { (table.header(..top, ..below),) },
    ..cells,
  )
  // What a function holds is looked at whenever it is called: it holds no rows.
  let columns = it.columns
  let shown(row, at) = {
    let body = runs(row.cells.at(at))
    if row.strong { strong(body) } else { body }
  }
  let cells(rows) = rows.map(row => range(columns.len()).map(at => cell(shown(row, at), columns.at(at), row.whole))).flatten()
  let marked(row) = range(columns.len()).map(at => cell(
    if at == 0 { [#metadata(none)<end-of-rows>]; shown(row, at) } else { shown(row, at) }, columns.at(at), row.whole))
  let count = it.rows.len()
  if count == 0 {
    let empty = table.cell(colspan: it.columns.len(), align: center, emph(lines(it.whenEmpty)))
    block(above: 0.9em, below: 1em, width: 100%, sticky: it.keep, ruled(true, (empty,)))
  } else if not it.keep or not it.rows.slice(calc.max(0, count - it.kept)).all(row => row.whole) {
    block(above: 0.9em, below: 1em, width: 100%, ruled(true, cells(it.rows)))
  } else {
    // The last rows go to the page of the signature; where that is another page they have their heading there.
    let from = calc.max(0, count - it.kept)
    let last = it.rows.slice(from)
    if from > 0 {
      block(above: 0.9em, below: 0pt, width: 100%, ruled(true, cells(it.rows.slice(0, from - 1)) + marked(it.rows.at(from - 1))))
    }
    block(above: if from > 0 { 0pt } else { 0.9em }, below: 1em, width: 100%, sticky: true, breakable: false,
      context {
        let ends = query(selector(<end-of-rows>).before(here()))
        ruled(from == 0 or ends.last().location().page() != here().page(), cells(last))
      })
  }
}

#let choices(it) = block(breakable: false, sticky: it.keep, width: 100%, for option in it.options {
  let mark = box(width: 1.6em, {
    "□"
    if option.chosen { place(top + left, dx: 0.04em, dy: -0.02em, text(weight: "bold", size: 12pt, "×")) }
  })
  block(above: 0.7em, below: 0.7em, inset: (left: 1cm), { mark; lines(option.label) })
})

#let verification(it) = block(above: 1.6em, breakable: false, width: 100%, grid(
  columns: (22mm, 1fr), column-gutter: 4mm, align: horizon,
  image(bytes(it.svg), format: "svg", width: 22mm, alt: it.note),
  { set par(justify: false, leading: 0.45em); set text(size: 10pt); lines(it.note); linebreak(); pieces(it.code) },
))

#let draw(it) = {
  let kind = it.kind
  if kind == "form-number" { block(width: 100%, align(right, strong(lines(it.text)))) }
  else if kind == "letterhead" { letterhead(it) }
  else if kind == "title" {
    heading(level: 1, it.lines.map(lines).join(linebreak()))
    if it.about != "" {
      set par(justify: false)
      block(width: 100%, above: 0.6em, below: if paper.ruled { 0.9em } else { 1.3em }, sticky: true,
        align(center, strong(lines(it.about))))
    }
    if paper.ruled { block(width: 100%, above: 0.9em, below: 1.2em, sticky: true, align(center, rule(3.5cm))) }
  }
  else if kind == "heading" { heading(level: it.depth, lines(it.text)) }
  else if kind == "paragraph" {
    let body = par(
      justify: it.align == "justify",
      first-line-indent: (amount: if it.indent { 1cm } else { 0cm }, all: true),
      runs(it.text),
    )
    let side = if it.align == "center" { center } else if it.align == "right" { right } else { left }
    block(width: 100%, sticky: it.keep, if it.align == "justify" { body } else { align(side, body) })
  }
  else if kind == "field" {
    block(width: 100%, sticky: it.keep, par(justify: false, {
      lines(it.label + ": ")
      if it.value == "" { dots } else { lines(it.value) }
    }))
  }
  else if kind == "blank-lines" { for _ in range(it.count) { block(width: 100%, sticky: it.keep, dots) } }
  else if kind == "choices" { choices(it) }
  else if kind == "table" { sheet(it) }
  else if kind == "signatures" {
    block(above: 1.4em, breakable: false, sticky: it.keep, width: 100%, grid(
      columns: it.signers.map(_ => 1fr), column-gutter: 4mm,
      ..it.signers.map(signer-head), ..it.signers.map(signer-name)))
  }
  else if kind == "closing" { closing(it) }
  else if kind == "verification" { verification(it) }
  else if kind == "page-break" { pagebreak() }
  else if kind == "annex" { counter(page).update(0); pagebreak() }
}

#for it in paper.blocks { draw(it) }
`;
