namespace galley {}
