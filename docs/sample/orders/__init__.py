"""Orders: takes orders over HTTP, charges them and sends invoices."""
