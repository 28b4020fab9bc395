"""The portal: pages for owners and managers in a browser, made by the server."""
