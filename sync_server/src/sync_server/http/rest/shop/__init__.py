"""What a store knows besides its products: vendors, customers, and the stock of everything."""
