"""The only way to a schema: alembic migrations, forward."""
