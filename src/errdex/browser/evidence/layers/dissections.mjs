// Reads the trees in which packet dissectors show HTTP: lines that end with a written \r\n.

import { encodePercent } from "../text/forms.mjs";

const FIRST =
  /^([ \t]*)((?:[A-Z]{3,20} [^ \n]+ HTTP\/[0-9.]{1,3}|HTTP\/[0-9.]{1,3} [0-9]{3}[^\n\\]*) ?)\\r\\n$/;
const LINE = /^([ \t]*)(?![ \t])([^\n]*?) ?\\r\\n$/;
// What a dissector says of a message that does not stand in it.
const INFERRED = /^(?:[ \t]+\[|\[(?=[^\]\n]{1,300}\]$))(?:[A-Z][a-z]|HTTP |[a-z])/u;
const END = "\\r\\n";
const BETWEEN = "\\r\\n,";
const ITEM = /^[ \t]*Form item: "([^"\n]*)" = "([^\n]*)"$/;

/** Text in which such a tree is the message that it shows; its details are left out. Headers that
    are a cell of a row, with a comma between, get a line each. */
export function readDissections(text) {
  if (text.includes(BETWEEN)) text = text.split("\n").map(cellsApart).join("\n");
  if (!text.includes("\\r\\n\n") || !text.includes("HTTP/")) return text;
  const tree = new Tree();
  for (const line of text.split("\n")) tree.take(line);
  tree.endMessage();
  tree.endForm();
  return tree.lines.join("\n");
}

function cellsApart(line) {
  const cells = line.includes(BETWEEN) ? line.split("\t") : [line];
  return cells.map((cell) => (cell.endsWith(END) ? headers(cell) : cell)).join("\t");
}

function headers(cell) {
  return `\n${cell.replaceAll(BETWEEN, "\n").replaceAll(END, "\n\n")}`;
}

/** The lines so far, and the message that is being read. */
class Tree {
  constructor() {
    this.lines = [];
    this.indent = null;
    this.message = [];
    this.form = [];
  }

  /** Take a line. */
  take(line) {
    const first = this.indent === null && line.endsWith("\\r\\n") ? FIRST.exec(line) : null;
    if (first) {
      this.indent = first[1];
      this.message = ["", first[2]];
    } else if (this.indent !== null) this.takeShown(line);
    else this.takeOther(line);
  }

  /** Take a line below the first one; a detail of one, further in, is left out. Another is put
      before the message. */
  takeShown(line) {
    const shown = LINE.exec(line);
    if (shown && shown[1] === this.indent) {
      this.message.push(shown[2]);
      if (shown[2] === "") this.endMessage();
    } else if (!line.startsWith(this.indent)) {
      this.endMessage();
      this.takeOther(line);
    } else if (!["", " ", "\t", "["].includes(line.charAt(this.indent.length))) {
      this.lines.push(line);
    }
  }

  takeOther(line) {
    const item = line.includes("Form item") ? ITEM.exec(line) : null;
    const isInside = line[0] === " " || line[0] === "\t";
    if (item) this.form.push(`${encodePercent(item[1])}=${encodePercent(item[2])}`);
    else if (!isInside || !line.includes("Form")) this.endAt(line, isInside);
  }

  endAt(line, isInside) {
    if (this.form.length && !isInside) this.endForm();
    if (this.form.length === 0 && !INFERRED.test(line)) this.lines.push(line);
  }

  /** Add the message that was read. */
  endMessage() {
    this.lines.push(...this.message);
    this.message = [];
    this.indent = null;
  }

  /** Add the fields of a form as they were sent. */
  endForm() {
    if (this.form.length) this.lines.push(this.form.join("&"));
    this.form = [];
  }
}
