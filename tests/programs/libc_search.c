// Searching, sorting, expressions and names of files in the C library, case by case.
#include "../calls/case.h"
#include <dirent.h>
#include <fnmatch.h>
#include <getopt.h>
#include <glob.h>
#include <regex.h>
#include <search.h>
#include <wordexp.h>

static int by_number(const void *a, const void *b) { int x = *(const int *)a, y = *(const int *)b; return (x > y) - (x < y); }
static int by_context(const void *a, const void *b, void *sign) { return *(int *)sign * by_number(a, b); }

CASE(arrays_are_sorted)
{
	for (int n = 0; n < 3000; n = n * 3 + 1) { int a[3000], bad = 0; unsigned s = n; for (int i = 0; i < n; i++) a[i] = (s = s * 1103515245 + 12345) >> 16 & 1023; qsort(a, n, sizeof *a, by_number); for (int i = 1; i < n; i++) bad += a[i - 1] > a[i]; IS(bad); }
	struct wide { int key; char rest[97]; } w[100]; for (int i = 0; i < 100; i++) w[i].key = i * 37 % 101, w[i].rest[96] = w[i].key; qsort(w, 100, sizeof *w, by_number); int bad = 0; for (int i = 0; i < 100; i++) bad += w[i].rest[96] != (char)w[i].key || i && w[i - 1].key > w[i].key; IS(bad);
}
CASE(sorting_has_a_context) { int a[] = { 3, 1, 2 }, down = -1; qsort_r(a, 3, 4, by_context, &down); printf("  %d %d %d\n", a[0], a[1], a[2]); }
CASE(arrays_are_searched) { int a[] = { 1, 3, 5, 7, 9 }, k = 7, none = 4; IS((int *)bsearch(&k, a, 5, 4, by_number) - a); IS(bsearch(&none, a, 5, 4, by_number) == 0); IS(bsearch(&k, a, 0, 4, by_number) == 0); }
CASE(linear_searches) { int a[5] = { 3, 1 }, k = 1, more = 9; size_t n = 2; IS((int *)lfind(&k, a, &n, 4, by_number) - a); IS((int *)lsearch(&more, a, &n, 4, by_number) - a); IS(n); }
CASE(tables_by_hash)
{
	static char names[200][8]; IS(hcreate(200)); for (long i = 0; i < 150; i++) sprintf(names[i], "k%ld", i), hsearch((ENTRY){ names[i], (void *)i }, ENTER); long sum = 0; for (int i = 0; i < 200; i++) { char k[8]; sprintf(k, "k%d", i); ENTRY *e = hsearch((ENTRY){ k }, FIND); if (e) sum += (long)e->data; } IS(sum); hdestroy();
}
static long visited, depth;
static void visit(const void *node, VISIT v, int d) { if (v == leaf || v == postorder) visited = visited * 31 + **(int **)node; if (d > depth) depth = d; }
CASE(trees)
{
	static int keys[100]; void *root = 0; for (int i = 0; i < 100; i++) keys[i] = i * 37 % 101, tsearch(&keys[i], &root, by_number); twalk(root, visit); IS(visited); IS(depth < 20); int k = 50, none = 200; IS(**(int **)tfind(&k, &root, by_number)); IS(tfind(&none, &root, by_number) == 0); IS(tdelete(&k, &root, by_number) != 0); IS(tfind(&k, &root, by_number) == 0); while (root) tdelete(*(int **)root, &root, by_number); IS(root == 0);
}
CASE(queues) { struct q { struct q *next, *prev; int v; } a = { 0 }, b = { .v = 2 }, c = { .v = 3 }; insque(&a, 0); insque(&b, &a); insque(&c, &a); IS(a.next->v); remque(&c); IS(a.next->v); }

static void match(const char *pattern, int flags, const char *text)
{
	regex_t re; regmatch_t m[6]; int r = regcomp(&re, pattern, flags);
	if (r) { printf("  %s: %s\n", pattern, r == REG_EBRACK ? "REG_EBRACK" : r == REG_EPAREN ? "REG_EPAREN" : r == REG_BADRPT ? "REG_BADRPT" : r == REG_ERANGE ? "REG_ERANGE" : r == REG_ESUBREG ? "REG_ESUBREG" : r == REG_ECTYPE ? "REG_ECTYPE" : r == REG_EBRACE || r == REG_BADBR ? "braces" : "?"); return; }
	r = regexec(&re, text, 6, m, 0); printf("  %s on %s: %s", pattern, text, r ? "no" : "yes"); if (!r) for (size_t i = 0; i <= re.re_nsub && i < 6; i++) printf(" %d-%d", (int)m[i].rm_so, (int)m[i].rm_eo); puts(""); regfree(&re);
}
CASE(expressions_match_the_longest_leftmost) { match("a|ab|abc", REG_EXTENDED, "xabcd"); match("(a|ab)(c|bcd)(d*)", REG_EXTENDED, "abcd"); match("x*", REG_EXTENDED, "aaxx"); }
CASE(expressions_repeat) { match("a{2,3}", REG_EXTENDED, "aaaa"); match("(ab)+c?", REG_EXTENDED, "ababc"); match("a\\{2\\}", 0, "caab"); match("^(([a-z]+)[0-9]{1,3}\\.)+$", REG_EXTENDED, "ab1.cd22."); match("a{0}b", REG_EXTENDED, "ab"); }
CASE(expressions_have_classes) { match("[[:alpha:]]+[[:digit:]]", REG_EXTENDED, "--ab1"); match("[^[:space:]]+", REG_EXTENDED, " x y"); match("[]a]+", REG_EXTENDED, "x]a]"); match("[a-c-]+", REG_EXTENDED, "-bz"); }
CASE(expressions_have_anchors_and_flags) { match("^b", REG_EXTENDED | REG_NEWLINE, "a\nb"); match("a$", REG_EXTENDED, "a\n"); match("a.b", REG_EXTENDED | REG_NEWLINE, "a\nb"); match("HeLLo", REG_EXTENDED | REG_ICASE, "xhello"); match("^*a", 0, "*a"); match("a\\(b*\\)c\\1d", 0, "abbcbbd"); regex_t re; regcomp(&re, "^a", REG_NOSUB); IS(regexec(&re, "a", 0, 0, REG_NOTBOL)); IS(regexec(&re, "a", 0, 0, 0)); regfree(&re); }
CASE(expressions_that_are_wrong) { match("[a", REG_EXTENDED, ""); match("(a", REG_EXTENDED, ""); match("[b-a]", REG_EXTENDED, ""); match("\\(a\\)\\2", 0, ""); match("[[:foo:]]", REG_EXTENDED, ""); regex_t re; char t[100]; int r = regcomp(&re, "[a", REG_EXTENDED); IS(regerror(r, &re, t, 100) > 5); }
CASE(expressions_are_not_exponential) { char text[60]; memset(text, 'a', 50), text[50] = 0; match("(a|aa)*b", REG_EXTENDED, text); match("^(a?){20}a{20}$", REG_EXTENDED, text + 30); }
CASE(expressions_know_utf_8) { extern char *setlocale(int, const char *); setlocale(6, "C.UTF-8"); match("^.$", REG_EXTENDED, "\xc3\xa4"); match("x[^y]z", REG_EXTENDED, "x\xe2\x82\xacz"); }
CASE(patterns_of_names)
{
	struct { const char *p, *s; int f; } t[] = { { "*.c", "a.c", 0 }, { "*.c", ".c", FNM_PERIOD }, { "a*b", "a/b", FNM_PATHNAME }, { "a*b", "a/b", 0 }, { "[!a-c]x", "dx", 0 }, { "\\*", "*", 0 }, { "\\*", "\\*", FNM_NOESCAPE }, { "?", "", 0 }, { "A", "a", FNM_CASEFOLD }, { "a", "a/b", FNM_LEADING_DIR }, { "[[:digit:]]*", "5x", 0 }, { "**a**b", "xxaxxb", 0 }, { "[", "[", 0 } };
	for (int i = 0; i < 13; i++) printf("  %s %s %d\n", t[i].p, t[i].s, fnmatch(t[i].p, t[i].s, t[i].f));
}
CASE(names_are_found_by_pattern) { fclose(fopen("b.c", "w")), fclose(fopen("a.c", "w")), fclose(fopen(".h.c", "w")), mkdir("d", 0755), fclose(fopen("d/e.c", "w")); glob_t g; IS(glob("*.c", 0, 0, &g)); for (size_t i = 0; i < g.gl_pathc; i++) printf("  %s", g.gl_pathv[i]); puts(""); IS(glob("*/*.c", GLOB_APPEND, 0, &g)); IS(g.gl_pathc); globfree(&g); IS(glob("no*", 0, 0, &g) == GLOB_NOMATCH); IS(glob("*", GLOB_MARK, 0, &g)); printf("  %s\n", g.gl_pathv[g.gl_pathc - 1]); globfree(&g); }
CASE(words_are_expanded) { setenv("V", "x y", 1); wordexp_t w; IS(wordexp("a $V \"$V\" 'b c' ${V#x}", &w, 0)); for (size_t i = 0; i < w.we_wordc; i++) printf("  [%s]", w.we_wordv[i]); puts(""); wordfree(&w); IS(wordexp("a | b", &w, WRDE_NOCMD) == WRDE_BADCHAR); IS(wordexp("$(x)", &w, WRDE_NOCMD) == WRDE_CMDSUB); }
static int names(const struct dirent *e) { return e->d_name[0] != '.'; }
CASE(directories_are_scanned_in_order) { fclose(fopen("z", "w")), fclose(fopen("y", "w")), mkdir("x", 0755); struct dirent **l; int n = scandir(".", &l, names, alphasort); for (int i = 0; i < n; i++) printf("  %s %d", l[i]->d_name, l[i]->d_type); puts(""); }
static int walked; static int walk(const char *p, const struct stat *s, int type, struct FTW *f) { printf("  %s %d %d\n", p + f->base, type == FTW_D || type == FTW_DP, f->level); return ++walked > 50; }
CASE(trees_of_files_are_walked) { mkdir("t", 0755), mkdir("t/u", 0755), fclose(fopen("t/u/v", "w")); IS(nftw("t", walk, 5, FTW_PHYS)); IS(nftw("t", walk, 5, FTW_DEPTH)); IS(walked); }
CASE(options_are_parsed)
{
	char *v[] = { "p", "-ab", "x", "--long=5", "file", "-c", "--", "-d", 0 }; static const struct option l[] = { { "long", 1, 0, 'l' }, { 0 } }; opterr = 0; optind = 1;
	for (int c; (c = getopt_long(8, v, "ab:c", l, 0)) != -1;) printf("  %c %s", c, optarg ? optarg : "-"); printf(" %d %s %s\n", optind, v[optind], v[7]);
	char *w[] = { "p", "-a", "-z", "f", "-b", 0 }; optind = 0; for (int c; (c = getopt(5, w, "+ab")) != -1;) printf("  %c", c); printf(" %d\n", optind);
}
CASE(suboptions_are_parsed) { char text[] = "ro,size=10,what", *p = text, *v; char *const keys[] = { "ro", "size", 0 }; while (*p) { int k = getsubopt(&p, keys, &v); printf("  %d %s", k, v && k >= 0 ? v : "-"); } puts(""); }
CASE(the_environment_is_changed) { IS(setenv("A_", "1", 0)); IS(setenv("A_", "2", 0)); printf("  %s\n", getenv("A_")); setenv("A_", "3", 1); printf("  %s\n", getenv("A_")); static char put[] = "A_=4"; putenv(put); put[3] = '5'; printf("  %s\n", getenv("A_")); unsetenv("A_"); IS(getenv("A_") == 0); IS(setenv("", "x", 1)); IS(setenv("a=b", "x", 1)); clearenv(); IS(getenv("PATH") == 0); }
CASE(paths_are_resolved) { mkdir("r", 0755), symlink("r", "s"), fclose(fopen("r/f", "w")); char *p = realpath("s/../s/./f", 0); IS(strcmp(p + strlen(p) - 4, "/r/f")); IS(realpath("none/x", 0) == 0); char *cwd = get_current_dir_name(); IS(strlen(cwd) > 5); IS(strncmp(p, cwd, strlen(cwd))); }
CASE(users_and_groups) { extern struct passwd *getpwuid(uid_t); struct { char *name; } *p = (void *)getpwuid(0); printf("  %s\n", p->name); struct group *g = getgrgid(0); printf("  %s\n", g->gr_name); IS(getgrnam("no such group") == 0); }
