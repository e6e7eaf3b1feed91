-- Closures, metatables, string patterns and formats, integer and float arithmetic, goto, coroutines, deep recursion.
local function counter()
  local n = 0
  return function(step) n = n + (step or 1); return n end
end
local a, b = counter(), counter()
a() a() b(10)
print("closures", a(), b())

local functions = {}
for i = 1, 5 do functions[i] = function(x) return i * x end end
local sum = 0
for i, f in ipairs(functions) do sum = sum + f(i) end
print("one variable per iteration", sum)

local Vector = {}
Vector.__index = Vector
Vector.__add = function(p, q) return setmetatable({ x = p.x + q.x, y = p.y + q.y }, Vector) end
Vector.__eq = function(p, q) return p.x == q.x and p.y == q.y end
Vector.__tostring = function(p) return "(" .. p.x .. ", " .. p.y .. ")" end
Vector.__call = function(p, k) return p.x * k end
Vector.__close = function(p) print("closed", tostring(p)) end
local v = setmetatable({ x = 1, y = 2 }, Vector) + setmetatable({ x = 3, y = 4.5 }, Vector)
print("metatables", tostring(v), v == setmetatable({ x = 4, y = 6.5 }, Vector), v(10), #Vector)
do local c <close> = v; print("in the block") end

print("patterns", ("the quick brown fox"):gsub("(%w+) (%w+)", "%2 %1"))
print("find", ("key = value # comment"):find("^(%w+)%s*=%s*(%w+)"))
print("frontier", ("THE (quick) fox"):find("%f[%a]%a+%f[%A]"), ("f(a(b)c)d"):match("%b()"))
local words = {}
for w, n in ("one=1, two=2, three=3"):gmatch("(%a+)=(%d+)") do words[#words + 1] = w .. n + 0 end
print("gmatch", table.concat(words, "|"))
print("rep and reverse", ("ab"):rep(5, "-"):reverse(), ("%d"):format(3.0), ("x"):byte(), #("\u{20ac}"))
print("format", string.format("%5d|%-8s|%08.3f|%x|%g|%q|%i|%a", 42, "left", math.pi, 255, 1e100, "quo\"te\n\0", 7, 0.5))
print("pack", string.pack("<i4z", 100, "abc"):byte(1, -1))
print("unpack", string.unpack("<i2 >I4 d", string.pack("<i2 >I4 d", -2, 0xdeadbeef, 0.1)))

print("integers", 7 // 2, -7 // 2, 7 % -3, -7 % 3, 7 / 2, 1 << 62, ~0, 5 // 0.0, -5 % math.huge, math.maxinteger + 1 == math.mininteger)
print("floats", 1e15, 0.1, 2^53, 1/3, 100 // 1e-1, 3 | 0, "10" + 5, 10 == 10.0, math.type(3), math.type(3.0), 2^0.5)
print("conversions", tonumber("0x1p4"), tonumber("  12  "), tonumber("12a"), tonumber("z", 36), math.tointeger(3.0), 1e300 * 1e10)
print("comparisons", 1 < 1.5, math.maxinteger < 2^63, math.maxinteger + 0.0 == 2^63, "a" < "b", 0/0 ~= 0/0)

for i = 1, 3 do
  for j = 1, 3 do
    if j == 2 then goto continue end
    io.write(i, ":", j, " ")
    ::continue::
  end
end
print()

local function generate(n)
  return coroutine.wrap(function() for i = 1, n do coroutine.yield(i, i * i) end return "end" end)
end
local total = 0
for i, square in generate(1000) do if i == "end" then break end total = total + square end
print("coroutines", total)
local producer = coroutine.create(function(first)
  local got = first
  while got do got = coroutine.yield(got * 2) end
  error({ code = 7 })
end)
print("resume", coroutine.resume(producer, 1), select(2, coroutine.resume(producer, 21)))
local ok, e = coroutine.resume(producer, nil)
print("error in a coroutine", ok, type(e) == "table" and e.code, coroutine.status(producer))
local threads = {}
for i = 1, 2000 do threads[i] = coroutine.wrap(function() local x = i; while true do x = x + coroutine.yield(x) end end); threads[i]() end
local last
for round = 1, 5 do for i = 1, 2000 do last = threads[i](round) end end
print("2000 coroutines", last)
local function deep(n) if n == 0 then return coroutine.yield("bottom") end return (deep(n - 1)) end
local co = coroutine.create(deep)
print("yield from depth 500", coroutine.resume(co, 500))
print("and back", coroutine.resume(co, "top"))

local t = {}
for i = 1, 200 do t[i] = (i * 7919) % 211 end
table.sort(t)
local sorted = true
for i = 2, #t do sorted = sorted and t[i - 1] <= t[i] end
print("sort", sorted, t[1], t[100], t[200])
table.sort(t, function(x, y) return x % 10 < y % 10 end)
print("table functions", table.concat(table.move({ 1, 2, 3 }, 1, 3, 3, { 9, 9 }), ","), select("#", table.unpack({ 1, nil, 3 }, 1, 3)))
local function depth(n) if n == 0 then return 0 end return 1 + depth(n - 1) end
print("recursion", depth(10000))
print("utf8", utf8.char(72, 228, 8364), utf8.len("h\u{e4}\u{20ac}"), utf8.codepoint("\u{20ac}", 1))
print("load", load("local x = ... return x * 2")(21), load("syntax error here"))
