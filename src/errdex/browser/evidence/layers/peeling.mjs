// Takes the layers off a paste, in one order, until none is left.

import { say } from "../../engine/sentences.mjs";
import { takeBordersOff } from "./borders.mjs";
import { readCells } from "./cells.mjs";
import { openChatDocuments } from "./chat_documents.mjs";
import { takeColoursOff } from "./colours.mjs";
import { readComparisons } from "./comparisons.mjs";
import { joinContinuations } from "./continuations.mjs";
import { readDiffs } from "./diffs.mjs";
import { readDissections } from "./dissections.mjs";
import { readDumps } from "./dumps.mjs";
import { openEncodedMessages } from "./encoded_messages.mjs";
import { readEntities } from "./entities.mjs";
import { openEscapedMessages } from "./escaped_messages.mjs";
import { readExchangeMarks } from "./exchange_marks.mjs";
import { putFencesApart } from "./fences.mjs";
import { unfoldMessages } from "./flattened.mjs";
import { readFormSections } from "./form_sections.mjs";
import { joinHardWraps } from "./hard_wraps.mjs";
import { readHeaderTables } from "./header_tables.mjs";
import { readHeaderTabs } from "./header_tabs.mjs";
import { readLabels } from "./labels.mjs";
import { takeLinkMarksOff } from "./links.mjs";
import { putLineEnds } from "./line_ends.mjs";
import { openLogLines } from "./log_lines.mjs";
import { takeMarkupOff } from "./markup.mjs";
import { endMessages } from "./message_ends.mjs";
import { readPackets } from "./packets.mjs";
import { takePrefixesOff } from "./prefixes.mjs";
import { readProperties } from "./properties.mjs";
import { readQuotedPrintable } from "./quoted_printable.mjs";
import { openQuotedDocuments } from "./quoted_documents.mjs";
import { takeQuotesOff } from "./quoted_lines.mjs";
import { takeReplyMarksOff } from "./reply_marks.mjs";
import { joinRequestLines } from "./request_lines.mjs";
import { joinSoftWraps } from "./soft_wraps.mjs";
import { readSystemCalls } from "./system_calls.mjs";
import { takeTagsOff } from "./tags.mjs";
import { putInOrder } from "./threads.mjs";
import { straightenQuotes } from "./typographic_quotes.mjs";
import { joinWireStrings } from "./wire_strings.mjs";

const MOST_ROUNDS = 2;
const LAYERS = [
  openChatDocuments,
  takeMarkupOff,
  readQuotedPrintable,
  takeTagsOff,
  readEntities,
  straightenQuotes,
  takeLinkMarksOff,
  openEncodedMessages,
  readCells,
  putFencesApart,
  openLogLines,
  openQuotedDocuments,
  takeColoursOff,
  takeBordersOff,
  readComparisons,
  readDiffs,
  putInOrder,
  takeReplyMarksOff,
  readProperties,
  readDumps,
  readPackets,
  joinHardWraps,
  joinSoftWraps,
  readLabels,
  takePrefixesOff,
  readSystemCalls,
  joinWireStrings,
  takeQuotesOff,
  joinContinuations,
  readDissections,
  putLineEnds,
  openEscapedMessages,
  unfoldMessages,
  endMessages,
  readExchangeMarks,
  readHeaderTabs,
  readHeaderTables,
  joinRequestLines,
  readFormSections,
];
const NOTES = new Map([
  [readEntities, say("entity_read")],
  [straightenQuotes, say("quotes_straightened")],
  [readFormSections, say("body_rebuilt")],
]);

/** [text without its layers, notes on what was read otherwise than it was written]. */
export function peel(text) {
  const notes = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = text;
    for (const layer of LAYERS) {
      const peeled = layer(text);
      if (peeled !== text && NOTES.has(layer)) notes.push(NOTES.get(layer));
      text = peeled;
    }
    if (text === before) break;
  }
  return [text, notes];
}
