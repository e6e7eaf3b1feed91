-- Numbers and arrays: a sieve, integer arithmetic, matrices, a fractal.
local size = ...
size = size > 0 and size or 190

local limit, primes, composite = size * 1500, 0, {}
for i = 2, limit do
  if not composite[i] then
    primes = primes + 1
    for k = i * i, limit, i do composite[k] = true end
  end
end

local sum = 0
for i = 1, size * 8000 do sum = (sum * 31 + (i ~ i >> 3)) % 1000003 end

local function matrix(f)
  local m = {}
  for i = 1, size do
    m[i] = {}
    for j = 1, size do m[i][j] = f(i, j) end
  end
  return m
end
local a, b = matrix(function(i, j) return (i * j) % 7 / 7 end), matrix(function(i, j) return (i + j) % 5 / 5 end)
local c = matrix(function(i, j)
  local s, row = 0.0, a[i]
  for k = 1, size do s = s + row[k] * b[k][j] end
  return s
end)
local trace = 0
for i = 1, size do trace = trace + c[i][size + 1 - i] end

local inside = 0
for y = 0, size - 1 do
  for x = 0, size - 1 do
    local cr, ci, zr, zi, i = 2.5 * x / size - 2, 2.0 * y / size - 1, 0.0, 0.0, 0
    while i < 60 and zr * zr + zi * zi <= 4 do
      zr, zi = zr * zr - zi * zi + cr, 2 * zr * zi + ci
      i = i + 1
    end
    inside = inside + i
  end
end
print(primes, sum, string.format("%.6f", trace), inside)
