"""The bundled digests of three cities' plans, read where no folder is named."""
