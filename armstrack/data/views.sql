-- Views of an exported database: common questions, each answered without guessing.

-- Sums within one currency and one measure, totals of a period apart from single acts, and how much is unknown.
-- Both may tell of the same goods: never add one to the other.
CREATE VIEW sums_by_year AS
SELECT
  supplier,
  recipient,
  substr(date_first, 1, 4) AS year,
  measure,
  currency,
  kind LIKE '%-reported' AS is_total,
  count(*) AS records,
  count(amount) AS known,
  count(*) - count(amount) AS unknown,
  sum(amount_low) AS low,
  CASE WHEN count(amount) = count(amount_high) THEN sum(amount_high) END AS high
FROM events
WHERE measure IS NOT NULL AND verification IN ('confirmed', 'reported')
GROUP BY supplier, recipient, year, measure, currency, is_total;

-- Flows that are stopped or restricted, for all goods or for a category of them, with the names of both sides.
CREATE VIEW stopped_flows AS
SELECT s.name AS supplier_name, r.name AS recipient_name, f.*
FROM flow_states AS f
JOIN parties AS s ON s.code = f.supplier
JOIN parties AS r ON r.code = f.recipient
WHERE f.status IN ('embargoed', 'revoked', 'suspended', 'restricted');

-- What somebody disputes or denies, beside the record itself.
CREATE VIEW contested AS
SELECT e.id, e.title, e.verification, t.party_name, t.role, t.name, t.stance, t.date, t.says, t.source
FROM statements AS t
JOIN events AS e ON e.id = t.id
WHERE t.stance IN ('disputes', 'denies');

-- Who cites what, a row a publisher.
CREATE VIEW publishers AS
SELECT publisher, count(*) AS sources, count(DISTINCT id) AS records
FROM sources
GROUP BY publisher;
