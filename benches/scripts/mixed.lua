-- Tables, closures, strings and numbers, about as scripts mix them.
local function queens(n)
  local columns, up, down, found = {}, {}, {}, 0
  local function place(row)
    if row > n then found = found + 1 return end
    for c = 1, n do
      if not (columns[c] or up[row + c] or down[row - c]) then
        columns[c], up[row + c], down[row - c] = true, true, true
        place(row + 1)
        columns[c], up[row + c], down[row - c] = nil, nil, nil
      end
    end
  end
  place(1)
  return found
end

local function tree(depth)
  if depth == 0 then return {} end
  return { tree(depth - 1), tree(depth - 1) }
end
local function count(t) return t[1] and 1 + count(t[1]) + count(t[2]) or 1 end

local function words(n)
  local seen, out = {}, {}
  for i = 1, n do
    local word = string.format("w%d", i * 7919 % 5003)
    seen[word] = (seen[word] or 0) + 1
  end
  for word, times in pairs(seen) do out[#out + 1] = word .. ":" .. times end
  table.sort(out)
  return #table.concat(out, " "), out[1]
end

print(queens(8))
print(count(tree(16)))
print(words(200000))
local sum = 0
for i = 1, 5000000 do sum = (sum * 31 + i) % 1000003 end
print(sum)
