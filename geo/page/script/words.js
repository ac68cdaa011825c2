// Interface words, numbers and dates in the page's language.

const table = { words: {}, language: "en", plural: null, number: null };

export function setWords(words, language) {
  // Dates of the sources are Gregorian whatever the calendar of the language.
  const tag = `${language}-u-ca-gregory`;
  Object.assign(table, { words, language: tag, plural: new Intl.PluralRules(tag) });
}

/** The word for a key, with {names} replaced. */
export function say(key, values = {}) {
  const text = table.words[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The word for a key in the plural form that a number asks for. */
export function sayCount(key, count) {
  const form = `${key}.${table.plural.select(count)}`;
  return say(form in table.words ? form : `${key}.other`, { n: formatNumber(count) });
}

/** The word for a value of a closed list, or the value itself in plain letters. */
export function sayValue(list, value) {
  return table.words[`${list}.${value}`] ?? String(value).replaceAll("-", " ");
}

export function formatNumber(value) {
  table.number ??= new Intl.NumberFormat(table.language);
  return table.number.format(value);
}

/** A length in metres, in km from one kilometre on; browsers lack the units of some languages. */
export function formatLength(metres) {
  const far = metres >= 1000;
  const n = new Intl.NumberFormat(table.language, {
    maximumFractionDigits: far && metres < 100_000 ? 1 : 0,
  }).format(far ? metres / 1000 : metres);
  return say(far ? "unit.km" : "unit.m", { n });
}

/** A date by the language's own pattern, where the browser does not know the language. */
function writeDate(year, month, day) {
  const months = say("date.months").split("|");
  const pattern = say(day ? "date.day" : "date.month");
  return pattern.replace(/'([^']*)'|d+|[LM]+|y+/g, (part, quoted) => {
    if (quoted !== undefined) return quoted;
    return String({ d: day, L: months[month - 1], M: months[month - 1], y: year }[part[0]]);
  });
}

/** An ISO date of any precision (2022, 2022-12, 2022-12-12) in words. */
export function formatDate(iso) {
  if (!iso) return "";
  const [year, month, day] = iso.split("-").map(Number);
  if (!year || Number.isNaN(year)) return iso;
  const options = { year: "numeric", timeZone: "UTC" };
  if (month) options.month = "long";
  if (day) options.day = "numeric";
  const date = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
  const known = Intl.DateTimeFormat.supportedLocalesOf(table.language).length > 0;
  const text = known ? new Intl.DateTimeFormat(table.language, options).format(date) : "";
  if (known && !/\bM\d/.test(text)) return text; // "M09" stands where a month has no name
  return month ? writeDate(year, month, day) : String(year);
}

/** The words for a stated date: its precision decides how much is said. */
export function formatSpan([earliest, latest, precision]) {
  if (precision === "year") return formatDate(earliest.slice(0, 4));
  if (precision === "month") return formatDate(earliest.slice(0, 7));
  if (earliest === latest) return formatDate(earliest);
  const whole = earliest.endsWith("-01-01") && latest.endsWith("-12-31");
  const letters = whole ? 4 : earliest.endsWith("-01") && latest.slice(8) > "27" ? 7 : 10;
  return `${formatDate(earliest.slice(0, letters))} – ${formatDate(latest.slice(0, letters))}`;
}

export function languageName(code) {
  try {
    return new Intl.DisplayNames(table.language, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
