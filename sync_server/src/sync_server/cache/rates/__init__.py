"""How often somebody may ask: counted in Redis for all processes, or in the memory of one."""
