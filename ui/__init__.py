"""The pages people see; they know the service over HTTP only."""
