// Says what a name means: a header, the URL, the method, a body, an answer.

import { lower } from "../text/characters.mjs";

const HEADER = /^(?:authorization|x-[a-z0-9-]{2,40}|content-type|content-length|accept|host|user-agent)$/;
const HEADERS = /(?:^|[^a-z])(?:http)?headers?(?:map)?(?:$|[^a-z])|headers$|header-?(?:map|fields)/;
const BODY_GROUP =
  /body|data|payload|form|param|field|content|json|urlencoded|stringify|querystring|values|build-query/;
const BODY =
  /(?:^|[^a-z])(?:body|data|payload|content|form|json|params?|fields)$|(?:body|payload|postdata|formdata|postfields)$/;
const ANSWERED = /resp|reply|answer|received|result/;
const ANSWER =
  /(?:code|status|errors?|results?|message|msg|description|fault|success|details?|reason)$/;
const URL_NAME = /(?:^|[^a-z])(?:u?r[il]|endpoint|full|raw|href|address)$|url$/;
const OTHER_URL = /callback|notify|referer|referrer|origin|schema|proxy|doc|redirect/;
const LINKS = /(?:^|[^a-z])links$/;
const PATH = /(?:^|[^a-z])(?:path|uri|url|target|requesturi|resource)$/;
const METHOD = /(?:method|verb|customrequest|type)$/;
const SENDS = /(?:^|[.:>$@/-])(post|put|patch)(?:asjson)?(?:async|form|entity)?$|[.:](post|put)\.new$/;
const ADDS = /add|set|append|insert|put|with|header|field|param|property|entity/;
const PUT_BEFORE =
  /(?:[a-z.-]*\.)?headers?\.|(?:https?|request|req)[.-](?=authorization|x-|content-type)/g;
const CONSTANT = /(?:^|[.:])(?:(Authorization|AUTHORIZATION)|Content_?Type|CONTENT_TYPE)$/;
const MEDIA_TYPE =
  /(?:^|[.:-])application[.:-]{0,2}(?:(json)|(?:x-)?(?:www-)?form-?url-?encoded)(?:-utf-?8)?(?:-value)?$/;
const ACCEPTS = /(?:^|[^a-z])accept$/;
const READS = /(?:^|[.:>])(?:get|has|opt|contains|remove|delete|find|expect|is)[a-z-]*$/;
const FIELD = /^[A-Za-z][A-Za-z0-9_.]{0,60}(?:\[[A-Za-z0-9_]*\])?$/;
const DIGITS = /^[0-9]+$/;
const SETTING = /^[A-Z][A-Z0-9_]+$/;
const BEFORE = /^[-$@:]+/;
const SPELLED = /^[ -~]{0,80}$/;

/** A name in one spelling: small letters, - for _; empty if it can be no name. */
export function nameOf(text) {
  if (!SPELLED.test(text)) return "";
  return lower(text).replaceAll("_", "-").replace(BEFORE, "");
}

/** The name of a header, also from names that others are put together from it. */
export function headerOf(text) {
  return nameOf(text).replace(PUT_BEFORE, "");
}

/** The name of the header that a constant of a library stands for, or nothing. */
export function headerConstant(word) {
  const found = CONSTANT.exec(word);
  if (!found) return "";
  return found[1] ? "authorization" : "content-type";
}

/** The content type that a constant of a library stands for, or nothing. */
export function mediaTypeOf(word) {
  const found = MEDIA_TYPE.exec(nameOf(word));
  if (!found) return "";
  return found[1] ? "application/json" : "application/x-www-form-urlencoded";
}

/** Whether a name is that of what is taken as an answer. */
export function accepts(name) {
  return ACCEPTS.test(name);
}

/** Whether a function asks for the value of a name, and gives it none. */
export function reads(word) {
  return READS.test(nameOf(word));
}

/** Whether a name is that of a header which requests have. */
export function isHeader(name) {
  return HEADER.test(name);
}

/** Whether a name is that of a header which no field of a body is named after. */
export function tellsKind(name) {
  return name === "authorization" || name === "content-type";
}

/** Whether a name is that of a block of headers. */
export function namesHeaders(name) {
  return HEADERS.test(name);
}

/** Whether a name is that of a body. */
export function namesBody(name) {
  return BODY.test(name);
}

/** Whether the words before an object say that a body is made of it. */
export function namesBodyGroup(name) {
  return BODY_GROUP.test(name);
}

/** Whether a name is that of a response. */
export function namesResponse(name) {
  return ANSWERED.test(name);
}

/** Whether a name is one that an answer has and a request has not. */
export function namesAnswer(name) {
  return ANSWER.test(name);
}

/** Whether a name is that of links to other documents. */
export function namesLinks(name) {
  return LINKS.test(name);
}

/** How sure a name is that of the request's URL: 0 for another's. */
export function rankOfUrl(name) {
  if (OTHER_URL.test(name)) return 0;
  return URL_NAME.test(name) ? 2 : 1;
}

/** Whether a name is that of the path of a URL. */
export function namesPath(name) {
  return PATH.test(name);
}

/** Whether a name is that of a method. */
export function namesMethod(name) {
  return METHOD.test(name);
}

/** The method that a function is named after, or nothing. */
export function methodOf(word) {
  const found = SENDS.exec(nameOf(word));
  return found ? (found[1] ?? found[2]).toUpperCase() : "";
}

/** Whether a function puts a name and a value into something. */
export function adds(word) {
  return ADDS.test(nameOf(word));
}

/** Whether a text can be the name of a field. */
export function isField(name) {
  return FIELD.test(name);
}

/** Whether a name, as it is written, is that of a setting: in capital letters. */
export function isSetting(name) {
  return SETTING.test(name);
}

/** Whether a name is a place in a list. */
export function isNumber(name) {
  return DIGITS.test(name);
}
