-- io and os: reads from standard input in all formats, writes, seeks, popen, temporary files, clocks, environment; a 10 MB string.
io.write("numbers ", tostring(io.read("n")), " ", tostring(io.read("n")), "\n")
io.write("line [", io.read("l"), "] [", io.read("L"), "]")
io.write("four [", io.read(4), "]\n")
local rest = io.read("a")
io.write("rest ", #rest, " ", select(2, rest:gsub("\n", "\n")), " end ", tostring(io.read("l")), "\n")

local name = os.tmpname()
local f = assert(io.open(name, "w+"))
f:setvbuf("full", 4096)
for i = 1, 5000 do f:write("line ", i, "\n") end
print("position", f:seek())
print("from the end", f:seek("end", -5), f:read("n"))
f:seek("set")
local lines, bytes = 0, 0
for line in f:lines("L") do lines, bytes = lines + 1, bytes + #line end
print("lines", lines, bytes, io.type(f))
f:close()
print("closed", io.type(f), pcall(f.read, f))
print("rename", os.rename(name, name .. ".new"), io.open(name) == nil, os.remove(name .. ".new"))
print("missing", select(3, io.open("/nonexistent/file")), select(3, os.remove("/nonexistent/file")))

local big = string.rep("0123456789", 1000000)
print("10 MB", #big, big:sub(-3), big:byte(5000001), select(2, big:gsub("9", "")))
f = assert(io.open(name, "wb"))
f:write(big)
f:close()
f = assert(io.open(name, "rb"))
local copy = f:read("a")
f:close()
os.remove(name)
print("written and read", copy == big, #copy)
local parts = {}
for i = 1, 100000 do parts[i] = i end
print("concat", #table.concat(parts, ","))

local p = io.popen("echo from a process; exit 3")
print("popen", p:read("a"), p:close())
p = io.popen("tr a-z A-Z", "w")
p:write("to a process\n")
print("close", p:close())
print("execute", os.execute("exit 4"))
print("execute", os.execute("kill -9 $$"))
print("environment", os.getenv("WALI_TEST_A"), os.getenv("WALI_TEST_NONE"))

local before = os.clock()
local x = 0
while os.clock() - before < 0.02 do x = x + 1 end
print("clock", x > 0, os.time() > 1577836800, os.time({ year = 2000, month = 1, day = 1, hour = 12 }) ~= nil, os.date("!%Y-%m-%d %H:%M:%S", 86399))
io.stderr:write("")
io.stdout:write("last words, not flushed")
