"""The steps of the protocol as Lua, which Redis runs one at a time and whole.

KEYS[1] is the memory mark: `run_id:quiet_until_ms`. Another run_id, or none, means that Redis was
restarted, replaced or emptied, and names may be lost: the mark is set anew, and for as long as a
name could have lived nothing is found. Further keys come in pairs, a cell (HASH v version, s stock,
d card, l lease; with a time to live) and its names (ZSET writer -> deadline; without one, so that
no volatile-* policy evicts it). ARGV[1] is the run_id, ARGV[2] a name's life in milliseconds.
"""

_MARK = """
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local mark = redis.call('GET', KEYS[1])
local run, until_ms
if mark then run, until_ms = string.match(mark, '^(%w+):(%d+)$') end
local quiet = false
if run ~= ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[1] .. ':' .. string.format('%.0f', now + ARGV[2]))
  quiet = true
elseif now < tonumber(until_ms) then
  quiet = true
end
"""

# ARGV[3]: a new lease, ARGV[4]: its life in milliseconds.
FIND = (
    _MARK
    + """
if quiet then return {'bypass'} end
if redis.call('EXISTS', KEYS[3]) == 1 then
  if redis.call('ZREMRANGEBYSCORE', KEYS[3], '-inf', now) > 0 then redis.call('DEL', KEYS[2]) end
  if redis.call('EXISTS', KEYS[3]) == 1 then return {'bypass'} end
end
local cell = redis.call('HMGET', KEYS[2], 's', 'd')
if cell[1] then return {'hit', cell[1], cell[2]} end
redis.call('HSET', KEYS[2], 'l', ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
return {'lease'}
"""
)

# Looks into many cells and takes no lease. Gives one string of MessagePack, which is read faster
# than as many answers: for each cell its stock and card as bin, both empty where it is no hit.
LOOK = (
    _MARK
    + """
local nothing = '\\146\\196\\0\\196\\0'
local told = {struct.pack('>BI4', 221, (#KEYS - 1) / 2)}
for i = 2, #KEYS, 2 do
  local one = nothing
  if not quiet and redis.call('EXISTS', KEYS[i + 1]) == 0 then
    local cell = redis.call('HMGET', KEYS[i], 's', 'd')
    if cell[1] then
      local stock = struct.pack('>BI4', 198, #cell[1]) .. cell[1]
      one = '\\146' .. stock .. struct.pack('>BI4', 198, #cell[2]) .. cell[2]
    end
  end
  told[#told + 1] = one
end
return table.concat(told)
"""
)

# ARGV[3]: the lease, [4] version, [5] stock, [6] card, [7] the cell's life in milliseconds.
FILL = (
    _MARK
    + """
if quiet or redis.call('EXISTS', KEYS[3]) == 1 then return 0 end
if redis.call('HGET', KEYS[2], 'l') ~= ARGV[3] then return 0 end
redis.call('HDEL', KEYS[2], 'l')
redis.call('HSET', KEYS[2], 'v', ARGV[4], 's', ARGV[5], 'd', ARGV[6])
redis.call('PEXPIRE', KEYS[2], ARGV[7])
return 1
"""
)

# ARGV[3]: the writer.
INTEND = (
    _MARK
    + """
for i = 2, #KEYS, 2 do
  redis.call('ZADD', KEYS[i + 1], now + ARGV[2], ARGV[3])
  redis.call('HDEL', KEYS[i], 'l')
end
return 1
"""
)

# ARGV[3]: the writer, [4] the cell's life, then for each cell its version and stock; '' empties it.
RENEW = (
    _MARK
    + """
for i = 2, #KEYS, 2 do
  local cell = KEYS[i]
  local until_ms = tonumber(redis.call('ZSCORE', KEYS[i + 1], ARGV[3]) or '0')
  redis.call('ZREM', KEYS[i + 1], ARGV[3])
  local version, stock = tonumber(ARGV[i + 3]), ARGV[i + 4]
  if quiet or until_ms <= now or stock == '' then
    redis.call('DEL', cell)
  else
    redis.call('HDEL', cell, 'l')
    local current = tonumber(redis.call('HGET', cell, 'v') or 'nan')
    if version >= current then
      redis.call('HSET', cell, 'v', version, 's', stock)
      redis.call('PEXPIRE', cell, ARGV[4])
    end
  end
end
return 1
"""
)

# ARGV[3...]: for each cell the version that the log has.
REPAIR = (
    _MARK
    + """
for i = 2, #KEYS, 2 do
  local current = tonumber(redis.call('HGET', KEYS[i], 'v') or 'nan')
  if current < tonumber(ARGV[i / 2 + 2]) then redis.call('DEL', KEYS[i]) end
end
return 1
"""
)
