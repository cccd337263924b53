package bottest

import (
	"net/http"
	"net/url"
	"time"
)

// loginLife is how long a token for the Connector works.
const loginLife = time.Hour

// logIn gives a token for the app's secret:
// https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
// It is "token-", the tenant, and a number from 1, so that a test can Revoke it.
func logIn(chat *Chat, c teamsCall) (int, any, *Fault) {
	form, err := url.ParseQuery(string(c.body))
	asked := form.Get("grant_type") == "client_credentials" && form.Get("scope") == "https://api.botframework.com/.default"
	switch {
	case err != nil || !asked:
		return http.StatusBadRequest, object{"error": "invalid_request", "error_description": "AADSTS900144: The request body must contain it."}, nil
	case form.Get("client_id") != ClientID || form.Get("client_secret") != ClientSecret:
		return http.StatusUnauthorized, object{"error": "invalid_client",
			"error_description": "AADSTS7000215: Invalid client secret provided: " + form.Get("client_secret")}, nil
	}
	name := chat.grants.name("token", c.Workspace)
	chat.grants.tokens[name] = &token{workspace: c.Workspace, expires: chat.now().Add(loginLife)}
	return http.StatusOK, object{"token_type": "Bearer", "expires_in": int(loginLife.Seconds()), "access_token": name}, nil
}
