-- For a database file: write-ahead logging, a second connection by ATTACH, backup, savepoints, large blobs, reopening.
.bail on
PRAGMA journal_mode = WAL;
CREATE TABLE t(a INTEGER PRIMARY KEY, b BLOB);
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO t SELECT i, zeroblob(i) FROM n;
SELECT count(*), sum(length(b)) FROM t;
PRAGMA wal_checkpoint(TRUNCATE);
SAVEPOINT one; UPDATE t SET b = x'01' WHERE a <= 10; SAVEPOINT two; DELETE FROM t WHERE a <= 5; ROLLBACK TO two; RELEASE one;
SELECT count(*), sum(length(b)) FROM t;
PRAGMA journal_mode = DELETE;
PRAGMA mmap_size = 1000000;
SELECT sum(a) FROM t WHERE length(b) > 1000;
ATTACH ':memory:' AS m;
CREATE TABLE m.copy AS SELECT a, length(b) AS n FROM t;
SELECT sum(n), max(n) FROM m.copy;
INSERT INTO t VALUES (3000, randomblob(3000000));
SELECT length(b) FROM t WHERE a = 3000;
DELETE FROM t WHERE a > 100;
VACUUM;
SELECT count(*), (SELECT page_count FROM pragma_page_count) < 20 FROM t;
PRAGMA integrity_check;
