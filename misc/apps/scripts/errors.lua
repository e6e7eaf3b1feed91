-- pcall, error and xpcall: deep, repeated, across coroutines, metamethods, sort and gsub callbacks; stack overflow; memory errors.
local function thrower(n) if n == 0 then error("deep", 0) end thrower(n - 1) return n end
local caught = 0
for i = 1, 20000 do
  local ok, message = pcall(thrower, i % 50)
  if not ok and message == "deep" then caught = caught + 1 end
end
print("caught", caught)

local function nest(n)
  if n == 0 then error({ level = 0 }) end
  local ok, e = pcall(nest, n - 1)
  e.level = e.level + 1
  error(e)
end
local ok, e = pcall(nest, 100)
print("nested 100", ok, e.level)

print("position", pcall(error, "with level 1"))
print("runtime error", pcall(function() local x = nil; return x.field end))
print("arithmetic", pcall(function() return {} + 1 end))
print("number", pcall(function() return 1 // 0 end))
print("no value", pcall(error))
print("values pass", pcall(function(...) return select("#", ...), ... end, 1, nil, 3))
print("handler", xpcall(function() error("x", 0) end, function(m) return "handled " .. m end))
print("error in the handler", (xpcall(function() error("x") end, function(m) error("again") end)))
local traceback = select(2, xpcall(function() error("traced", 0) end, debug.traceback))
print("traceback", traceback:match("^traced\nstack traceback:") ~= nil)

local function overflow() return 1 + overflow() end
for i = 1, 3 do
  local ok, message = pcall(overflow)
  print("stack overflow", ok, message:match("stack overflow") ~= nil)
end
local text = string.rep("x", 100)
print("C stack overflow", (pcall(string.rep, "x", 1 << 40)))
local recursive = setmetatable({}, {})
getmetatable(recursive).__index = function(t, k) return t[k + 1] end
print("metamethods", (pcall(function() return recursive[1] end)))
print("gsub callback", pcall(string.gsub, "abc", "%w", function(c) if c == "b" then error("in gsub", 0) end end))
print("sort callback", pcall(table.sort, { 3, 2, 1 }, function() error("in sort", 0) end))
print("pattern", pcall(string.find, "a", "[a"))

local log = {}
local co = coroutine.wrap(function()
  local ok, e = pcall(function()
    coroutine.yield("inside pcall")
    error("after the yield", 0)
  end)
  log[#log + 1] = tostring(ok) .. " " .. e
  error("out of the coroutine", 0)
end)
log[#log + 1] = co()
local ok, e = pcall(co)
log[#log + 1] = tostring(ok) .. " " .. e
print("across yields", table.concat(log, "; "))

local closed = 0
for i = 1, 1000 do
  pcall(function()
    local x <close> = setmetatable({}, { __close = function(_, err) closed = closed + (err and 1 or 0) end })
    error("close")
  end)
end
print("closed with an error", closed)
local collected = 0
for i = 1, 1000 do setmetatable({}, { __gc = function() collected = collected + 1; error("ignored") end }) end
warn("@off")
collectgarbage()
print("collected", collected)
print(assert(1, "unused"), pcall(assert, false, "assertion"), pcall(assert, nil))
os.exit(pcall(error) and 1 or 6, true)
