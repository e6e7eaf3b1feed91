// An interpreter: Lua, running one of the scripts that are compiled in:  lua SCRIPT [SIZE]
#include "bench.h"
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

static const struct { const char *name; const char text[8192]; } scripts[] = {
	{"hello", "print('hello')\n"},
	{"objects", {
#embed "../scripts/objects.lua" suffix(, 0)
	}},
	{"strings", {
#embed "../scripts/strings.lua" suffix(, 0)
	}},
	{"numbers", {
#embed "../scripts/numbers.lua" suffix(, 0)
	}},
};

// Those libraries that need no operating system.
static const luaL_Reg libraries[] = {
	{LUA_GNAME, luaopen_base}, {LUA_TABLIBNAME, luaopen_table}, {LUA_STRLIBNAME, luaopen_string}, {LUA_MATHLIBNAME, luaopen_math},
};

int main(int argc, char **argv)
{
	const char *text = NULL;
	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
		if (argc > 1 && !strcmp(argv[1], scripts[i].name)) text = scripts[i].text;
	if (!text) return 2;
	lua_State *L = luaL_newstate();
	for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
		luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
		lua_pop(L, 1);
	}
	int status = luaL_loadstring(L, text);
	if (!status) {
		lua_pushinteger(L, argc > 2 ? atoi(argv[2]) : 0);
		status = lua_pcall(L, 1, 0, 0);
	}
	if (status) printf("%s\n", lua_tostring(L, -1));
	lua_close(L);
	return status;
}
