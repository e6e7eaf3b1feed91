// A database: SQLite in memory, running the statements that are compiled in:  sqlite3 [ROWS | hello]
#include "bench.h"
#include <sqlite3.h>

static const char script[] = {
#embed "../scripts/mixed.sql" suffix(, 0)
};

// Databases in memory need nothing of the operating system but this.
static int no_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out) { return SQLITE_CANTOPEN; }
static int no_delete(sqlite3_vfs *vfs, const char *name, int sync) { return SQLITE_IOERR; }
static int no_access(sqlite3_vfs *vfs, const char *name, int flags, int *result) { return *result = 0, SQLITE_OK; }
static int same_path(sqlite3_vfs *vfs, const char *name, int length, char *full) { return sqlite3_snprintf(length, full, "%s", name), SQLITE_OK; }
static int no_randomness(sqlite3_vfs *vfs, int length, char *bytes) { return memset(bytes, 7, length), length; }
static int no_sleep(sqlite3_vfs *vfs, int microseconds) { return microseconds; }
static int fixed_time(sqlite3_vfs *vfs, sqlite3_int64 *milliseconds) { return *milliseconds = 210866760000000, SQLITE_OK; }
static int no_error(sqlite3_vfs *vfs, int length, char *text) { return 0; }

int sqlite3_os_init(void)
{
	static sqlite3_vfs vfs = {.iVersion = 2, .szOsFile = sizeof(sqlite3_file), .mxPathname = 512, .zName = "none", .xOpen = no_file, .xDelete = no_delete,
		.xAccess = no_access, .xFullPathname = same_path, .xRandomness = no_randomness, .xSleep = no_sleep, .xGetLastError = no_error, .xCurrentTimeInt64 = fixed_time};
	return sqlite3_vfs_register(&vfs, 1);
}

int sqlite3_os_end(void) { return SQLITE_OK; }

static int print_row(void *unused, int columns, char **values, char **names)
{
	for (int i = 0; i < columns; i++) printf("%s%c", values[i] ? values[i] : "NULL", i + 1 < columns ? '|' : '\n');
	return 0;
}

int main(int argc, char **argv)
{
	sqlite3 *db;
	char *message = NULL, setup[200];
	if (sqlite3_open(":memory:", &db) != SQLITE_OK) return 1;
	int hello = argc > 1 && !strcmp(argv[1], "hello");
	sqlite3_snprintf(sizeof setup, setup, "CREATE TABLE parameter(rows); INSERT INTO parameter VALUES(%d);", hello ? 0 : run_size(argc, argv, 140000));
	if (sqlite3_exec(db, setup, NULL, NULL, &message) == SQLITE_OK)
		sqlite3_exec(db, hello ? "SELECT 'hello'" : script, print_row, NULL, &message);
	if (message) printf("%s\n", message);
	sqlite3_close(db);
	return message != NULL;
}
