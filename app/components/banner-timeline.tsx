/** Banners over some weeks, as bars and as a table; the table is what a screen reader gets of both. */
import { Badge, Link, Text } from "@shopify/polaris";
import type { TimelineView, TimelineViewRow } from "../domain/timeline-view";

const STATES: Record<TimelineViewRow["state"], { tone?: "success" | "info"; words: string }> = {
  live: { tone: "success", words: "Live" },
  scheduled: { tone: "info", words: "Scheduled" },
  between: { tone: "info", words: "Between windows" },
  ended: { words: "Ended" },
  off: { words: "Off" },
};

const at = ({ left, width }: { left: number; width: number }) => ({ insetInlineStart: `${left}%`, width: `${width}%` });

/** A date further right than this would be cut off by the chart's edge. */
const LAST_DATE_PERCENT = 94;

export function TimelineChart({ view: { rows, ticks, now } }: { view: TimelineView }) {
  return (
    <div className="timeline">
      <div className="timeline__corner" />
      <div className="timeline__dates" aria-hidden>
        {ticks.filter(({ left }) => left < LAST_DATE_PERCENT).map(({ left, label }) => (
          <span key={left} className="timeline__date" style={{ insetInlineStart: `${left}%` }}>
            {label}
          </span>
        ))}
      </div>
      {rows.map((row) => (
        <div key={row.id} className="timeline__row">
          <div className="timeline__name">
            <Link url={`/app/banners/${row.id}`} removeUnderline>
              {row.name}
            </Link>{" "}
            <Badge size="small" tone={STATES[row.state].tone}>
              {STATES[row.state].words}
            </Badge>
          </div>
          <div className="timeline__track" aria-hidden>
            {ticks.map(({ left }) => (
              <span key={left} className="timeline__tick" style={{ insetInlineStart: `${left}%` }} />
            ))}
            {row.shown.map((place) => (
              <span key={place.left} className={`timeline__bar timeline__bar--${row.state === "off" ? "off" : "shown"}`} style={at(place)} />
            ))}
            {row.state !== "off" && row.offers.map((place) => <span key={place.left} className="timeline__bar timeline__bar--offer" style={at(place)} title={place.words} />)}
            {row.beaten.map(({ number, ...place }) => (
              <span key={`${number}-${place.left}`} className="timeline__bar timeline__bar--beaten" style={at(place)}>
                <span className="timeline__number">{number}</span>
              </span>
            ))}
            {now !== null && <span className="timeline__now" style={{ insetInlineStart: `${now}%` }} />}
          </div>
        </div>
      ))}
    </div>
  );
}

export function TimelineLegend() {
  const entry = (kind: string, words: string) => (
    <span>
      <span className={`timeline__bar timeline__bar--${kind} timeline__swatch`} />
      {words}
    </span>
  );
  return (
    <div className="timeline__legend" aria-hidden>
      {entry("offer", "The offer")}
      {entry("shown", "Announced before, or a word after")}
      {entry("beaten", "Another banner goes first where both are meant")}
      {entry("off", "Switched off")}
    </div>
  );
}

/** On a phone each cell says what it is of. */
const COLUMNS = { state: "State", offers: "In these weeks", where: "Where", overlaps: "Overlaps" };

/** @param plain for screen readers alone: without links that nobody would see in focus */
export function TimelineTable({ view: { rows, overlaps }, plain = false }: { view: TimelineView; plain?: boolean }) {
  return (
    <table className={plain ? "timeline__table timeline__table--unseen" : "timeline__table"}>
      <thead>
        <tr>
          {["Banner", ...Object.values(COLUMNS)].map((name) => (
            <th key={name} scope="col">
              <Text as="span" variant="headingSm">
                {name}
              </Text>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const met = overlaps.filter(({ first, second }) => first.id === row.id || second.id === row.id);
          return (
            <tr key={row.id}>
              <th scope="row">
                {plain ? row.name : <Link url={`/app/banners/${row.id}`}>{row.name}</Link>}
              </th>
              <td data-column={COLUMNS.state}>{STATES[row.state].words}</td>
              <td data-column={COLUMNS.offers}>
                {row.offers.length === 0 ? "Does not run" : row.offers.map(({ words }) => <div key={words}>{words}</div>)}
              </td>
              <td data-column={COLUMNS.where}>{row.rule}</td>
              <td data-column={COLUMNS.overlaps}>{met.length === 0 ? "None" : met.map(({ number, first, second }) => <div key={number}>{first.id === row.id ? `Goes before “${second.name}” (${number})` : `Comes after “${first.name}” (${number})`}</div>)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
