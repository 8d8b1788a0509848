// The table of the measures. Every word of it is put as text, never as markup.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  const old = parentElement.querySelector(".sn-table-root")
  const held = old?.contains(document.activeElement) ? document.activeElement.dataset.sort : null
  const left = old?.scrollLeft ?? 0
  old?.remove()

  const root = make("div", "sn-table-root")
  root.tabIndex = 0
  root.setAttribute("role", "region")
  root.setAttribute("aria-label", data.words.caption)
  const table = make("table", "sn-table")
  table.setAttribute("role", "table")
  const body = make("tbody", "")
  body.setAttribute("role", "rowgroup")
  for (const row of data.rows) body.append(drawn(row))
  table.append(make("caption", "sn-unseen", data.words.caption), head(), body)
  root.append(table)
  parentElement.append(root)
  root.scrollLeft = left
  if (held) root.querySelector(`[data-sort="${CSS.escape(held)}"]`)?.focus()

  function head() {
    const line = make("tr", "")
    line.setAttribute("role", "row")
    for (const column of data.columns) {
      const cell = make("th", `sn-col-${kind(column.key)}`)
      const sorted = data.sort?.key === column.key
      const way = sorted ? (data.sort.down ? "descending" : "ascending") : "none"
      cell.scope = "col"
      cell.setAttribute("role", "columnheader")
      cell.setAttribute("aria-sort", way)
      const button = make("button", "sn-sort", column.name)
      button.type = "button"
      button.dataset.sort = column.key
      button.title = data.words.sort.replace("{name}", column.name)
      button.onclick = () => setTriggerValue("sort", column.key)
      const sign = make("span", "sn-sort-sign", { none: "↕", ascending: "▲", descending: "▼" }[way])
      sign.setAttribute("aria-hidden", "true")
      button.append(sign)
      cell.append(button)
      line.append(cell)
    }
    const group = make("thead", "")
    group.setAttribute("role", "rowgroup")
    group.append(line)
    return group
  }

  function drawn(row) {
    const line = make("tr", "sn-row")
    line.setAttribute("role", "row")
    row.cells.forEach((text, at) => {
      const column = data.columns[at]
      const named = column.key === "name"
      const cell = make(named ? "th" : "td", `sn-col-${kind(column.key)}${text ? "" : " sn-empty"}`)
      cell.setAttribute("role", named ? "rowheader" : "cell")
      cell.dataset.name = column.name
      if (named) {
        cell.scope = "row"
        cell.append(link(row.id, text))
      } else {
        cell.append(make("span", "sn-cell", text))
      }
      line.append(cell)
    })
    line.onclick = (event) => {
      if (!event.target.closest("a") && !String(getSelection())) setTriggerValue("open", row.id)
    }
    return line
  }

  // An address of its own, so that it can be copied or opened beside; a plain click stays here.
  function link(id, text) {
    const anchor = make("a", "sn-open", text)
    anchor.href = `?id=${encodeURIComponent(id)}`
    anchor.onclick = (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
      event.preventDefault()
      setTriggerValue("open", id)
    }
    return anchor
  }

  function kind(key) {
    return key.startsWith("year-") ? "year" : key
  }

  function make(tag, css, words) {
    const element = document.createElement(tag)
    element.className = css
    if (words !== undefined) element.textContent = words
    return element
  }
}
