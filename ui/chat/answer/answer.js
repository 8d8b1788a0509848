// The text of an answer. Every word of it is put as text, never as markup.
export default function (component) {
  const { data, parentElement, setTriggerValue } = component
  let root = parentElement.querySelector(".sn-answer-root")
  if (root) root.remove()
  root = make("div", "sn-answer-root")
  const text = make("div", "sn-text sn-answer")
  const tip = make("div", "sn-tip")
  tip.setAttribute("role", "tooltip")
  tip.id = `sn-tip-${data.key}`
  tip.hidden = true
  for (const part of data.parts) text.append(drawn(part))
  root.append(text, tip, tools())
  parentElement.append(root)
  // Streamlit rolls to the end of what is new; the reader wants the beginning of the answer.
  if (data.fresh) {
    const turn = root.closest("[class*='st-key-turn-']") ?? root
    for (const wait of [60, 500, 1200]) {
      setTimeout(() => turn.scrollIntoView({ block: "start" }), wait)
    }
  }

  function drawn(part) {
    if (part.marker !== null) return marker(part)
    if (part.term !== null) return term(part)
    return document.createTextNode(part.text)
  }

  function marker(part) {
    const button = make("button", "sn-marker", part.text)
    button.type = "button"
    button.setAttribute("aria-label", data.words.open.replace("{number}", part.marker))
    button.onclick = () => setTriggerValue("cited", part.marker)
    return button
  }

  function term(part) {
    const button = make("button", "sn-term", part.text)
    const told = data.terms[part.term]
    button.type = "button"
    button.setAttribute("aria-expanded", "false")
    button.onfocus = button.onclick = () => explain(button, told)
    button.onpointerenter = (event) => { if (hovers(event)) explain(button, told) }
    button.onpointerleave = (event) => { if (hovers(event)) left(event) }
    button.onblur = left
    return button
  }

  function explain(button, told) {
    hide()
    tip.replaceChildren(
      make("div", "sn-tip-name", told.term), make("div", "sn-tip-text", told.definition),
      make("div", "sn-tip-from", told.from))
    tip.hidden = false
    document.addEventListener("keydown", escaped)
    tip.style.top = `${button.offsetTop + button.offsetHeight + 4}px`
    const room = root.clientWidth - tip.offsetWidth
    tip.style.left = `${Math.max(0, Math.min(button.offsetLeft, room))}px`
    button.setAttribute("aria-expanded", "true")
    button.setAttribute("aria-describedby", tip.id)
  }

  function hide() {
    tip.hidden = true
    document.removeEventListener("keydown", escaped)
    for (const button of text.querySelectorAll(".sn-term[aria-expanded=true]")) {
      button.setAttribute("aria-expanded", "false")
      button.removeAttribute("aria-describedby")
    }
  }

  function left(event) {
    if (!tip.contains(event.relatedTarget)) hide()
  }

  // A finger that is lifted leaves as well; what it tapped is to stay.
  function hovers(event) {
    return event.pointerType !== "touch"
  }
  tip.onpointerleave = (event) => { if (hovers(event)) hide() }

  // What the mouse opened is closed by Escape as well, wherever the keyboard is.
  function escaped(event) {
    if (event.key === "Escape") hide()
  }

  function tools() {
    const line = make("div", "sn-tools")
    const said = make("span", "sn-said")
    said.setAttribute("role", "status")
    const tool = (name, words) => {
      const button = make("button", "sn-tool", name)
      button.type = "button"
      button.onclick = async () => {
        said.textContent = (await copied(words)) ? data.words.copied : data.words.failed
        setTimeout(() => { said.textContent = "" }, 4000)
      }
      return button
    }
    const address = `${location.origin}/?${new URLSearchParams(data.address)}`
    line.append(tool(data.words.copy, data.copy), tool(data.words.share, address), said)
    return line
  }

  // Outside localhost a page without TLS has no clipboard of its own: the old way serves there.
  async function copied(words) {
    try {
      await navigator.clipboard.writeText(words)
      return true
    } catch {
      const field = make("textarea", "sn-copied")
      field.value = words
      root.append(field)
      field.select()
      const done = document.execCommand("copy")
      field.remove()
      return done
    }
  }

  function make(tag, css, words) {
    const element = document.createElement(tag)
    element.className = css
    if (words !== undefined) element.textContent = words
    return element
  }
}
